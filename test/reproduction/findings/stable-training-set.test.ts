import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { randomStream } from "../../../src/data/random.ts";
import { stableTrainingSet } from "../../../src/reproduction/findings/stable-training-set.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../../../src/symmetry/actions/fixed-points.ts";
import { symmetryDefect } from "../../../src/symmetry/training-sets/symmetry-defect.ts";

const task = modularTask({ operation: "x+y", modulus: 12 });
const reflection = reflectionPermutation(task, 5);
const rotation = rotationPermutation(task, 4);

test("stable under its generators, both sides make the table, and about the requested size", () => {
  for (const generators of [[], [reflection], [rotation], [reflection, rotation]]) {
    const { train, test: held } = stableTrainingSet(task, generators, 0.6, randomStream(3, "t"));
    for (const generator of generators) assert.is(symmetryDefect(train, generator), 0);
    assert.is(train.length + held.length, 2 * 144);
    // Whole orbits, of at most 6 samples.
    assert.ok(train.length / 2 >= 0.6 * 144 && train.length / 2 < 0.6 * 144 + 6);
  }
});

test("fixed points go to the requested side", () => {
  const fixed = new Set(pairNames(fixedPoints(reflection)));
  for (const side of ["trained", "tested"] as const) {
    const partition = stableTrainingSet(task, [reflection], 0.6, randomStream(1, "t"), side);
    const where = pairNames(side === "trained" ? partition.train : partition.test);
    assert.is(where.filter((name) => fixed.has(name)).length, 12, side);
  }
});

function pairNames(pairs: Int32Array): string[] {
  return Array.from({ length: pairs.length / 2 }, (_, n) => `${pairs[2 * n]},${pairs[2 * n + 1]}`);
}

test.run();
