import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { combinedTask } from "../../../src/algebra/tasks/combined-task.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { operandSizes, pairsAt, tableIndices } from "../../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import { degeneratePartition } from "../../../src/data/degenerate-partition.ts";
import { applyToPairs } from "../../../src/symmetry/actions/permutation.ts";
import type { SymmetryGroup } from "../../../src/symmetry/groups/symmetry-group.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";
import { symmetryDefect } from "../../../src/symmetry/training-sets/symmetry-defect.ts";
import {
  symmetryDefects,
  trainingSetStabiliser,
} from "../../../src/symmetry/training-sets/training-set-stabiliser.ts";
import { failsWith } from "../../support/agop-error.ts";

const images = (group: SymmetryGroup): string[] =>
  group
    .elements()
    .map(({ permutation }) => permutation.image.join())
    .sort();

const tasks: readonly Task[] = [
  modularTask({ operation: "x+y", modulus: 6 }),
  modularTask({ operation: "x/y", modulus: 7 }),
  productTask({ orders: [2, 2] }),
  finiteGroupTask({ group: groupByName("S_3") }),
  modularTask({ operation: "x*y", modulus: 4, elements: "all" }),
  tableTask({
    name: "2 x 3",
    entries: [
      [0, 1, 0],
      [1, 0, 1],
    ],
  }),
];
const taskAndSet = fc.constantFrom(...tasks).chain((task) =>
  fc.tuple(
    fc.constant(task),
    fc
      .subarray([...task.table.keys()], { minLength: 1 })
      .map((indices) => pairsAt(indices, operandSizes(task))),
  ),
);

/** Few cells, or all but a few, to make symmetric sets common. */
const nearlySymmetric = taskAndSet.map(
  ([task, pairs]) => [task, pairs.slice(0, Math.min(pairs.length, 6))] as const,
);

test("going through the elements and searching find the same stabiliser", () => {
  fc.assert(
    fc.property(
      fc.oneof(taskAndSet, nearlySymmetric),
      fc.constantFrom("invariance", "equivariance"),
      ([task, pairs], kind) => {
        const filtered = trainingSetStabiliser(task, pairs, { kind, method: "filter" });
        const searched = trainingSetStabiliser(task, pairs, { kind, method: "search" });
        assert.ok(searched.finished);
        assert.is(filtered.order, searched.order);
        assert.equal(images(filtered), images(searched));
      },
    ),
    { numRuns: 80 },
  );
});

test("the order of the group is the number of images of the set times the order of its stabiliser", () => {
  fc.assert(
    fc.property(fc.oneof(taskAndSet, nearlySymmetric), ([task, pairs]) => {
      const group = taskInvariances(task);
      const sets = group
        .elements()
        .map(({ permutation }) =>
          tableIndices(applyToPairs(permutation, pairs), operandSizes(task)).sort().join(),
        );
      const stabiliser = trainingSetStabiliser(task, pairs);
      assert.is(group.order, BigInt(new Set(sets).size) * stabiliser.order);
    }),
    { numRuns: 60 },
  );
});

test("all defects at once are the single defects", () => {
  fc.assert(
    fc.property(taskAndSet, ([task, pairs]) => {
      const elements = taskInvariances(task).elements();
      assert.equal(
        [...symmetryDefects(pairs, elements)],
        elements.map(({ permutation }) => symmetryDefect(pairs, permutation)),
      );
    }),
    { numRuns: 40 },
  );
  assert.is(symmetryDefects(Int32Array.of(0, 0), []).length, 0);
});

test("a degenerate training set keeps its reflections, and half a turn where N is even", () => {
  const names = (modulus: number, k: number): string[] => {
    const task = modularTask({ operation: "x+y", modulus });
    const { train } = degeneratePartition(task, { reflections: [k] });
    return trainingSetStabiliser(task, train)
      .elements()
      .map(({ name }) => name)
      .sort();
  };
  for (const k of [0, 1, 5]) {
    assert.equal(names(13, k), ["r^0", `s r^${k}`]);
    assert.equal(names(12, k), ["r^0", "r^6", `s r^${k}`, `s r^${k + 6}`].sort());
  }
});

test("a random training set keeps nothing, the whole table everything", () => {
  const task = modularTask({ operation: "x+y", modulus: 11 });
  const everything = pairsAt([...task.table.keys()], [11, 11]);
  const whole = trainingSetStabiliser(task, everything);
  assert.is(whole.order, 22n);
  assert.equal(
    whole.generators.map(({ name }) => name),
    ["r^1", "s r^0"],
  );
  assert.is(trainingSetStabiliser(task, Int32Array.of(0, 0, 1, 3, 5, 5)).order, 1n);
});

test("large groups are searched", () => {
  const task = finiteGroupTask({ group: groupByName("S_4") });
  const diagonal = Int32Array.from({ length: 48 }, (_, n) => n >> 1);
  // (a, b) -> (u phi(a) v, v^-1 phi(b) w) keeps the diagonal a = b if v u is central. In S_4 this leaves the
  // 24 automorphisms; the exchange with inverses also keeps it.
  const stabiliser = trainingSetStabiliser(task, diagonal, { kind: "equivariance" });
  assert.ok(stabiliser.finished);
  assert.is(stabiliser.order, 48n);
});

test("an invalid training set is refused", async () => {
  const task = modularTask({ operation: "x+y", modulus: 5 });
  const stabiliser = (pairs: number[], options = {}) =>
    trainingSetStabiliser(task, Int32Array.from(pairs), options);
  await failsWith(() => stabiliser([]), "EMPTY_PARTITION", "trainingPairs");
  await failsWith(() => stabiliser([0, 1, 2]), "INVALID_PARTITION", "3 indices", "[4, 4]");
  await failsWith(() => stabiliser([0, 1, 2, 5]), "INVALID_PARTITION", "5 as index 1 of pair 1");
  await failsWith(() => stabiliser([0, 1], { method: "guess" }), "INVALID_OPTION", '"guess"');
  const combined = combinedTask(task, modularTask({ operation: "x-y", modulus: 5 }));
  await failsWith(() => trainingSetStabiliser(combined, Int32Array.of(0, 0)), "INVALID_OPTION", "task");
});

test("a stabiliser filtered from an unfinished group is unfinished too", () => {
  const { firstElements, secondElements, labels, table } = modularTask({ operation: "x+y", modulus: 30 });
  const plain = { name: "plain", firstElements, secondElements, labels, table };
  const pairs = pairsAt(Int32Array.of(1, 2, 3), operandSizes(plain));
  const options = { method: "filter", timeLimit: 1e-9 } as const;
  assert.not(trainingSetStabiliser(plain, pairs, options).finished);
});

test.run();
