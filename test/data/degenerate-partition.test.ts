import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { operandSizes, tableIndices } from "../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../src/algebra/tasks/task.ts";
import { type DegeneratePartitionOptions, degeneratePartition } from "../../src/data/degenerate-partition.ts";
import type { Partition } from "../../src/data/partition.ts";
import { trainingLabels } from "../../src/data/targets.ts";
import type { AgopErrorCode } from "../../src/errors.ts";
import { reflectionPermutation } from "../../src/symmetry/actions/dihedral-permutation.ts";
import { applyToPairs } from "../../src/symmetry/actions/permutation.ts";
import { failsWith, type MessagePart } from "../support/agop-error.ts";
import { readGolden } from "../support/golden.ts";

const task = modularTask({ operation: "x+y", modulus: 8 });
const indices = (of: Task, pairs: Int32Array): number[] => [...tableIndices(pairs, operandSizes(of))];
const difference = (a: readonly number[], b: readonly number[]): number[] =>
  a.filter((value) => !b.includes(value));

/** Asserts that a partition splits the whole table, each side in table order. */
function splitsTable(of: Task, { train, test: tested }: Partition): void {
  const sides = [indices(of, train), indices(of, tested)];
  for (const side of sides)
    assert.equal(
      side,
      side.toSorted((a, b) => a - b),
    );
  assert.equal(
    sides.flat().sort((a, b) => a - b),
    [...of.table.keys()],
  );
}

test("the partitions of the published code", () => {
  const cases = [
    ["mul29_degenerate", modularTask({ operation: "x*y", modulus: 29 }), "3", 0],
    ["div19_degenerate_pairs", modularTask({ operation: "x/y", modulus: 19 }), "5", 4],
    ["z3xz5_degenerate", productTask({ orders: [3, 5] }), "(2,1)", 0],
  ] as const;
  for (const [name, of, reflection, pairsMoved] of cases) {
    const golden = readGolden(name);
    const sorted = (pairs: Int32Array): number[] => indices(of, pairs).sort((a, b) => a - b);
    const base = degeneratePartition(of, { reflections: [reflection] });
    splitsTable(of, base);
    const extra = difference(sorted(golden.test), indices(of, base.test));
    assert.equal(difference(indices(of, base.test), sorted(golden.test)), [], "fixed points are tested");
    assert.is(extra.length, 2 * pairsMoved);
    assert.equal(trainingLabels(of, golden.train), golden.ytrain);
    assert.equal(trainingLabels(of, golden.test), golden.ytest);
    const g = reflectionPermutation(of, of.firstElements.indexOf(reflection));
    assert.equal(sorted(applyToPairs(g, golden.test)), sorted(golden.test), "moved pairs are orbits");
    const ours = degeneratePartition(of, { reflections: [reflection], moveOrbitsToTest: pairsMoved });
    assert.is(ours.test.length, golden.test.length);
    if (pairsMoved === 0) assert.equal(indices(of, ours.train), sorted(golden.train));
  }
});

test("several reflections test the union of their fixed points", () => {
  const partition = degeneratePartition(task, { reflections: [0, "4", 0] });
  splitsTable(task, partition);
  const expected = [...task.table.keys()].filter((index) =>
    [0, 4].includes((8 + (index % 8) - (index >> 3)) % 8),
  );
  assert.equal(indices(task, partition.test), expected);
});

test("reflections of x*y on all residues are named by units", () => {
  const residues = modularTask({ operation: "x*y", modulus: 6, elements: "all" });
  const { test: tested } = degeneratePartition(residues, { reflections: ["5"] });
  assert.equal([...tested], [0, 0, 1, 5, 2, 4, 3, 3, 4, 2, 5, 1]);
});

test("whole orbits of the subgroup move", () => {
  const reflections = [0, 4];
  const base = indices(task, degeneratePartition(task, { reflections }).train);
  for (const moveOrbitsToTest of [1, 3, 5]) {
    const moved = degeneratePartition(task, { reflections, moveOrbitsToTest, seed: 3 });
    splitsTable(task, moved);
    assert.is(
      base.length - moved.train.length / 2,
      4 * moveOrbitsToTest,
      "orbits of the group of order 4 are free here",
    );
    for (const k of reflections) {
      const image = indices(task, applyToPairs(reflectionPermutation(task, k), moved.train));
      assert.equal(
        image.sort((a, b) => a - b),
        indices(task, moved.train),
      );
    }
  }
});

test("more moves with one seed contain the fewer", () => {
  for (const move of ["moveOrbitsToTest", "moveToTest", "moveToTrain"] as const) {
    const options = { reflections: [1], seed: 11 };
    const before = indices(task, degeneratePartition(task, options).train);
    const changed = (count: number): number[] => {
      const after = indices(task, degeneratePartition(task, { ...options, [move]: count }).train);
      return [...difference(before, after), ...difference(after, before)];
    };
    const [few, many] = [changed(2), changed(6)];
    assert.ok(few.length >= 2 && many.length > few.length);
    assert.equal(difference(few, many), [], move);
  }
});

test("the random moves are disjoint and follow the orbits", () => {
  const options = { reflections: [1], moveOrbitsToTest: 5, seed: 6 };
  const before = degeneratePartition(task, options);
  const [train, tested] = [indices(task, before.train), indices(task, before.test)];
  const after = degeneratePartition(task, { ...options, moveToTest: 20, moveToTrain: 15 });
  splitsTable(task, after);
  assert.is(difference(train, indices(task, after.train)).length, 20);
  assert.is(difference(tested, indices(task, after.test)).length, 15);
});

test("seeds change the moves and nothing else", () => {
  const moved = (seed: number) => degeneratePartition(task, { reflections: [1], moveToTest: 10, seed });
  assert.equal(moved(1), moved(1));
  assert.not.equal(moved(1), moved(2));
  assert.equal(
    degeneratePartition(task, { reflections: [1], seed: 1 }),
    degeneratePartition(task, { reflections: [1] }),
  );
});

test("reflections, moves and seeds are checked", async () => {
  const refuses = (options: Record<string, unknown>, code: AgopErrorCode, ...parts: readonly MessagePart[]) =>
    failsWith(
      () => degeneratePartition(task, { reflections: [0], ...options } as DegeneratePartitionOptions),
      code,
      ...parts,
    );
  await refuses({ reflections: [8] }, "INVALID_REFLECTION", /^reflections: 8/, "0, 1, ..., 7");
  await refuses({ reflections: [] }, "INVALID_REFLECTION", "an empty list");
  await refuses({ reflections: undefined }, "INVALID_REFLECTION", "undefined");
  const all = task.firstElements;
  await refuses({ reflections: all }, "EMPTY_PARTITION", /^reflections: /, "no training sample");
  await refuses(
    { moveOrbitsToTest: 29 },
    "INVALID_MOVE",
    "0 to 28, the number of orbits with training samples",
  );
  await refuses({ moveToTest: 57 }, "INVALID_MOVE", /^moveToTest: 57/, "0 to 56");
  await refuses({ moveToTrain: 9 }, "INVALID_MOVE", /^moveToTrain: 9/, "0 to 8");
  for (const move of ["moveOrbitsToTest", "moveToTest", "moveToTrain"]) {
    for (const count of [-1, 0.5, Number.NaN, "1"]) await refuses({ [move]: count }, "INVALID_MOVE", move);
  }
  await refuses({ moveToTest: 56 }, "EMPTY_PARTITION", /^moveToTest: /);
  await refuses({ moveOrbitsToTest: 28 }, "EMPTY_PARTITION", /^moveOrbitsToTest: /);
  await refuses({ moveToTrain: 8 }, "EMPTY_PARTITION", /^moveToTrain: /);
  await refuses({ seed: 1.5 }, "INVALID_OPTION", /^seed: /);
  const table = tableTask({
    name: "mystery",
    entries: [
      [0, 1],
      [1, 0],
    ],
  });
  await failsWith(() => degeneratePartition(table, { reflections: [0] }), "INVALID_REFLECTION", "mystery");
});

test.run();
