import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import { degeneratePartition } from "../../../src/data/degenerate-partition.ts";
import { randomPartition } from "../../../src/data/random-partition.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { applyToPair } from "../../../src/symmetry/actions/permutation.ts";
import { symmetryDefect } from "../../../src/symmetry/training-sets/symmetry-defect.ts";
import { failsWith } from "../../support/agop-error.ts";

const task = modularTask({ operation: "x*y", modulus: 13 });

test("the defect counts the training samples outside the image", () => {
  const { train } = randomPartition(task, { trainFraction: 0.3, seed: 3 });
  for (const g of [reflectionPermutation(task, 4), rotationPermutation(task, 3)]) {
    const set = new Set<string>();
    for (let n = 0; n < train.length; n += 2) set.add(`${applyToPair(g, train[n], train[n + 1])}`);
    let outside = 0;
    for (let n = 0; n < train.length; n += 2) if (!set.has(`${train[n]},${train[n + 1]}`)) outside++;
    assert.ok(outside > 0);
    assert.is(symmetryDefect(train, g), outside / (train.length / 2));
  }
});

test("pairs outside the table and repeated pairs are refused", async () => {
  const g = reflectionPermutation(task, 4);
  for (const [pairs, given] of [
    [[0, 1, 99, 0], "99"],
    [[0, 1, 0, 1], "twice"],
    [[0], "1 indices"],
  ] as const)
    await failsWith(
      () => symmetryDefect(Int32Array.from(pairs), g),
      "INVALID_PARTITION",
      "trainingPairs",
      given,
    );
});

test("a degenerate training set is stable under its reflection and its products with involutive rotations", () => {
  const stableUnder = (of: Task, k: string): readonly string[] => {
    const { train } = degeneratePartition(of, { reflections: [k] });
    return of.firstElements.filter((_, l) => symmetryDefect(train, reflectionPermutation(of, l)) === 0);
  };
  // s r^l maps the fixed points of s r^k to those of s r^(2l - k).
  assert.equal(stableUnder(task, "7"), ["6", "7"]);
  assert.equal(stableUnder(modularTask({ operation: "x+y", modulus: 13 }), "7"), ["7"]);
  assert.equal(stableUnder(modularTask({ operation: "x-y", modulus: 8 }), "1"), ["1", "5"]);
});

test("a set and its image may be disjoint", () => {
  assert.is(symmetryDefect(Int32Array.of(0, 0, 1, 0), rotationPermutation(task, 1)), 1);
  assert.is(symmetryDefect(Int32Array.of(0, 1, 1, 0), reflectionPermutation(task, 0)), 0);
  assert.is(symmetryDefect(Int32Array.of(0, 1, 1, 0, 2, 0, 5, 5), reflectionPermutation(task, 0)), 0.25);
});

test("an empty training set has no defect", async () => {
  await failsWith(
    () => symmetryDefect(new Int32Array(0), rotationPermutation(task, 1)),
    "EMPTY_PARTITION",
    "trainingPairs",
  );
});

test.run();
