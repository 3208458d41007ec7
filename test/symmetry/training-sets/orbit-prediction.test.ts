import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { operandSizes, tableIndices } from "../../../src/algebra/tasks/pairs.ts";
import { randomPartition } from "../../../src/data/random-partition.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { applyToPair } from "../../../src/symmetry/actions/permutation.ts";
import { orbitPrediction } from "../../../src/symmetry/training-sets/orbit-prediction.ts";
import { failsWith } from "../../support/agop-error.ts";
import { readGolden } from "../../support/golden.ts";

const task = modularTask({ operation: "x+y", modulus: 7 });
const reflection = reflectionPermutation(task, 3);
const rotation = rotationPermutation(task, 2);

test("a test sample is predicted where its reflection is a training sample", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const { train, test: pairs } = randomPartition(task, { trainFraction: 0.4, seed });
      const known = new Set(tableIndices(train, operandSizes(task)));
      const correct = Uint8Array.from({ length: pairs.length / 2 }, (_, n) => {
        const [a, b] = applyToPair(reflection, pairs[2 * n], pairs[2 * n + 1]);
        return known.has(a * 7 + b) ? 1 : 0;
      });
      const found = orbitPrediction({ train, test: pairs, elements: [reflection], correct });
      assert.equal(found.predicted, correct);
      assert.equal([found.precision, found.recall], [1, 1]);
      assert.equal([found.falsePositives, found.falseNegatives], [0, 0]);
      assert.is(found.truePositives + found.trueNegatives, correct.length);
    }),
    { numRuns: 20 },
  );
});

test("images of several elements are united, and lie in the orbit they generate", () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const { train, test: pairs } = randomPartition(task, { trainFraction: 0.1, seed });
      const correct = new Uint8Array(pairs.length / 2);
      const predicted = (
        elements: Parameters<typeof orbitPrediction>[0]["elements"],
        reach: "images" | "orbit",
      ) => orbitPrediction({ train, test: pairs, elements, correct, reach }).predicted;
      const both = predicted([reflection, rotation], "images");
      const [first, second] = [predicted([reflection], "images"), predicted([rotation], "images")];
      const orbit = predicted([reflection, rotation], "orbit");
      for (const [n, isPredicted] of both.entries()) {
        assert.is(isPredicted, first[n] | second[n]);
        assert.ok(isPredicted <= orbit[n]);
      }
      // The rotations reach every pair with the sum of a training pair.
      const sums = new Set(
        Array.from({ length: train.length / 2 }, (_, n) => (train[2 * n] + train[2 * n + 1]) % 7),
      );
      for (const [n, isPredicted] of orbit.entries())
        assert.is(isPredicted === 1, sums.has((pairs[2 * n] + pairs[2 * n + 1]) % 7));
    }),
    { numRuns: 20 },
  );
});

test("precision and recall count, and are never NaN", () => {
  // s r^3 (a, b) = (b - 3, a + 3): (0, 4) goes to (1, 3), (2, 5) is fixed.
  const train = Int32Array.of(0, 4);
  const pairs = Int32Array.of(1, 3, 2, 5, 6, 6);
  const of = (correct: readonly number[], test = pairs) => {
    const found = orbitPrediction({ train, test, elements: [reflection], correct: Uint8Array.from(correct) });
    const { truePositives, falsePositives, falseNegatives, trueNegatives, precision, recall } = found;
    return [truePositives, falsePositives, falseNegatives, trueNegatives, precision, recall];
  };
  assert.equal(of([1, 0, 0]), [1, 0, 0, 2, 1, 1]);
  assert.equal(of([1, 1, 0]), [1, 0, 1, 1, 1, 0.5]);
  assert.equal(of([0, 1, 1]), [0, 1, 2, 0, 0, 0]);
  assert.equal(of([0, 0, 0]), [0, 1, 0, 2, 0, 0]);
  const unreached = Int32Array.of(6, 6);
  assert.equal(of([0], unreached), [0, 0, 0, 1, 1, 1], "nothing predicted, nothing right");
  assert.equal(of([1], unreached), [0, 0, 1, 0, 0, 0], "nothing predicted, but something right");
});

test("the published code, started from M of a reflection, is right in the orbit of its training set", () => {
  const golden = readGolden("add23_from_reflection5");
  const addition = modularTask({ operation: "x+y", modulus: 23 });
  const { train, test: pairs, correct } = golden;
  const elements = [reflectionPermutation(addition, golden.meta.Mref ?? Number.NaN)];
  const found = orbitPrediction({ train, test: pairs, elements, correct });
  assert.equal([found.precision, found.recall], [1, 1]);
  assert.ok(found.truePositives > 0 && found.trueNegatives > 0);
});

test("no element, and a wrong number of flags", async () => {
  const options = { train: Int32Array.of(0, 0), test: Int32Array.of(1, 1), correct: new Uint8Array(1) };
  await failsWith(() => orbitPrediction({ ...options, elements: [] }), "INVALID_OPTION", /^elements: /);
  await failsWith(
    () => orbitPrediction({ ...options, elements: [reflection], correct: new Uint8Array(2) }),
    "INVALID_ARRAY",
    /^correct: 2 entries/,
  );
});

test.run();
