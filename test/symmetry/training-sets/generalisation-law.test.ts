import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { polynomialTask } from "../../../src/algebra/tasks/polynomial-task.ts";
import { degeneratePartition } from "../../../src/data/degenerate-partition.ts";
import { randomPartition } from "../../../src/data/random-partition.ts";
import { applyToPair } from "../../../src/symmetry/actions/permutation.ts";
import { predictGeneralisation } from "../../../src/symmetry/training-sets/generalisation-law.ts";

test("the published experiments: a symmetric training set is a trap, one sample less is not", () => {
  const task = modularTask({ operation: "x+y", modulus: 61 });
  const symmetric = predictGeneralisation(task, degeneratePartition(task, { reflections: [0] }));
  assert.is(symmetric.verdict, "trap");
  assert.is(symmetric.stabiliser.order, 2n);
  assert.is(symmetric.testSamples, 61);
  assert.is(symmetric.fixedTestSamples.length / 2, 61);
  assert.is(symmetric.reachableTestSamples.length, 0);
  const moved = predictGeneralisation(task, degeneratePartition(task, { reflections: [0], moveToTest: 1 }));
  assert.is(moved.verdict, "free");
  assert.is(moved.fixedTestSamples.length, 0);
  assert.is(moved.reachableTestSamples.length / 2, 62);
  assert.is(moved.testSamples, 62);
  const random = predictGeneralisation(task, randomPartition(task, { trainFraction: 0.5, seed: 1 }));
  assert.is(random.verdict, "free");
});

test("one held-out sample is fixed by a reflection, two are not always", () => {
  const task = modularTask({ operation: "x+y", modulus: 7 });
  const without = (...held: [number, number][]) => {
    const test = Int32Array.from(held.flat());
    const train = [...task.table.keys()]
      .map((index) => [Math.floor(index / 7), index % 7])
      .filter(([a, b]) => !held.some(([first, second]) => first === a && second === b));
    return predictGeneralisation(task, { train: Int32Array.from(train.flat()), test });
  };
  assert.is(without([2, 5]).verdict, "trap");
  assert.is(without([2, 5], [0, 3]).verdict, "trap", "s r^3 fixes both");
  assert.is(without([2, 5], [0, 4]).verdict, "free");
  // Neither is fixed, but s r^k with k = 0 exchanges (1, 3) and (3, 1).
  const exchanged = without([1, 3], [3, 1]);
  assert.is(exchanged.verdict, "trap");
  assert.is(exchanged.fixedTestSamples.length, 0);
});

test("the fixed samples are those fixed by a nontrivial element", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(
        modularTask({ operation: "x+y", modulus: 6 }),
        modularTask({ operation: "x*y", modulus: 5, elements: "all" }),
        polynomialTask({ polynomial: "x^2+y^2", modulus: 5 }),
      ),
      fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 4 }),
      (task, held) => {
        const size = task.secondElements.length;
        const pairs = (indices: number[]) =>
          Int32Array.from(indices.flatMap((index) => [Math.floor(index / size), index % size]));
        const train = pairs([...task.table.keys()].filter((index) => !held.includes(index)));
        const { stabiliser, fixedTestSamples } = predictGeneralisation(task, { train, test: pairs(held) });
        const nontrivial = stabiliser
          .elements()
          .filter(({ permutation }) => permutation.image.some((target, position) => target !== position));
        const expected = held.filter((index) =>
          nontrivial.some(({ permutation }) => {
            const [first, second] = applyToPair(permutation, Math.floor(index / size), index % size);
            return first * size + second === index;
          }),
        );
        assert.equal([...fixedTestSamples], [...pairs(expected)]);
      },
    ),
    { numRuns: 40 },
  );
});

test.run();
