import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { createReferenceBackend } from "../../../src/backend/reference/reference-backend.ts";
import type { PairPermutation } from "../../../src/symmetry/actions/permutation.ts";
import { symmetrise, symmetriser } from "../../../src/symmetry/features/symmetrise.ts";
import { generatedSubgroup } from "../../../src/symmetry/groups/symmetry-group.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";
import { failsWith } from "../../support/agop-error.ts";
import { closeTo, relativeFrobenius } from "../../support/close-to.ts";
import { conjugated, randomSemidefinite, randomSymmetric, transpose } from "../../support/dense-matrix.ts";

const task = modularTask({ operation: "x+y", modulus: 6 });
const symmetries = taskElements(task);
const generatorsOf = (chosen: readonly number[]): PairPermutation[] =>
  chosen.map((n) => symmetries[n].permutation);
const choice = fc.subarray([...symmetries.keys()], { minLength: 1, maxLength: 3 });

test("the average over the orbits is the average over the group", () => {
  fc.assert(
    fc.property(fc.nat(1e6), choice, (seed, chosen) => {
      const features = randomSymmetric(12, seed);
      const group = generatedSubgroup(
        taskInvariances(task),
        chosen.map((n) => symmetries[n]),
      ).elements();
      const expected = new Float64Array(144);
      for (const { permutation } of group)
        for (const [n, entry] of conjugated(permutation, features).entries())
          expected[n] += entry / group.length;
      closeTo(symmetrise(features, generatorsOf(chosen)), expected, { absolute: 1e-13 }, "average");
    }),
    { numRuns: 30 },
  );
});

test("it is a projection: its result is symmetric, invariant and fixed", () => {
  fc.assert(
    fc.property(fc.nat(1e6), choice, (seed, chosen) => {
      const generators = generatorsOf(chosen);
      const once = symmetrise(randomSymmetric(12, seed), generators);
      assert.equal(transpose(once), once);
      for (const generator of generators) assert.equal(conjugated(generator, once), once);
      closeTo(symmetrise(once, generators), once, { absolute: 1e-14 }, "twice");
    }),
    { numRuns: 30 },
  );
});

test("it keeps a matrix positive semidefinite and its trace", () => {
  const trace = (matrix: Float64Array) =>
    matrix.reduce((sum, entry, n) => (n % 13 === 0 ? sum + entry : sum), 0);
  const backend = createReferenceBackend();
  for (const seed of [1, 2, 3]) {
    const features = randomSemidefinite(12, seed);
    const average = symmetrise(features, generatorsOf([7, 3]));
    closeTo(trace(average), trace(features), { relative: 1e-13 }, "trace");
    assert.ok(relativeFrobenius(backend.matrixPowerSync(average, 1), average) < 1e-12);
  }
});

test("the identity changes nothing, and symmetriser works in place", () => {
  const features = randomSymmetric(12, 5);
  assert.equal(symmetrise(features, generatorsOf([0])), features);
  const copy = features.slice();
  assert.is(symmetriser(generatorsOf([8]), 12)(copy), copy);
  assert.equal(copy, symmetrise(features, generatorsOf([8])));
});

test("an invalid permutation of the positions is refused", async () => {
  const sizes = [1, 1] as const;
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ image: Int32Array.of(0, 0), operandSizes: sizes }, "repetitions"],
    [{ image: Int32Array.of(0, 2), operandSizes: sizes }, "out of range"],
    [{ image: Int32Array.of(0, 1, 2), operandSizes: [1, 2] }, "3 positions"],
    [{ image: [0, 1] }, "generator 0"],
    [undefined, "generator 0"],
  ];
  for (const [generator, part] of wrong) {
    const generators = [generator] as PairPermutation[];
    await failsWith(
      () => symmetriser(generators, 2),
      "INVALID_OPTION",
      /^symmetrisation: /,
      part,
      "2 one-hot",
    );
  }
});

test.run();
