import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { validatePartition } from "../../src/data/partition.ts";
import { type RandomPartitionOptions, randomPartition } from "../../src/data/random-partition.ts";
import type { AgopErrorCode } from "../../src/errors.ts";
import { failsWith, type MessagePart } from "../support/agop-error.ts";

const task = modularTask({ operation: "x+y", modulus: 11 });
const wide = tableTask({
  name: "wide",
  entries: [
    [0, 1, 2],
    [3, 4, 5],
  ],
});

const keys = (pairs: Int32Array): string[] =>
  Array.from({ length: pairs.length / 2 }, (_, n) => `${pairs[2 * n]},${pairs[2 * n + 1]}`);

test("floor(fraction * total) samples train, the others test, in table order", () => {
  for (const trainFraction of [0.01, 0.3, 0.5, 0.999]) {
    const partition = randomPartition(task, { trainFraction, seed: 4 });
    validatePartition(task, partition);
    assert.is(partition.train.length / 2, Math.floor(trainFraction * 121));
    assert.is((partition.train.length + partition.test.length) / 2, 121);
    for (const pairs of [partition.train, partition.test]) {
      const indices = keys(pairs).map((key) => Number(key.split(",")[0]) * 11 + Number(key.split(",")[1]));
      assert.equal(
        indices,
        indices.toSorted((a, b) => a - b),
      );
    }
  }
  assert.is(randomPartition(wide, { trainFraction: 0.4 }).train.length, 4);
});

test("half the table and seed 0 by default", () => {
  assert.equal(randomPartition(task), randomPartition(task, { trainFraction: 0.5, seed: 0 }));
  assert.not.equal(randomPartition(task), randomPartition(task, { seed: 1 }));
});

test("a larger fraction contains the smaller training set", () => {
  const large = new Set(keys(randomPartition(task, { trainFraction: 0.6, seed: 7 }).train));
  for (const key of keys(randomPartition(task, { trainFraction: 0.2, seed: 7 }).train))
    assert.ok(large.has(key));
});

test("every pair trains equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 600; seed++) {
    for (const key of keys(randomPartition(wide, { seed }).train))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  assert.is(counts.size, 6);
  for (const count of counts.values()) assert.ok(Math.abs(count - 300) < 60, `${[...counts]}`);
});

test("orbits move as a whole when the reflections are given", () => {
  const base = randomPartition(task, { seed: 2, reflections: [3] });
  assert.equal(base, randomPartition(task, { seed: 2 }), "reflections alone change nothing");
  const moved = randomPartition(task, { seed: 2, reflections: ["3"], moveOrbitsToTest: 10 });
  const left = new Set(keys(moved.train));
  const gone = keys(base.train).filter((key) => !left.has(key));
  assert.ok(gone.length >= 10 && gone.length <= 20, `${gone.length}`);
  const partner = (key: string): string => {
    const [a, b] = key.split(",").map(Number);
    return `${(b + 8) % 11},${(a + 3) % 11}`;
  };
  for (const key of gone) assert.not.ok(left.has(partner(key)), key);
  const orbits = new Set(gone.map((key) => [key, partner(key)].sort().join(" ")));
  assert.is(orbits.size, 10);
});

test("fractions, seeds and moves are checked", async () => {
  const refuses = (options: Record<string, unknown>, code: AgopErrorCode, ...parts: readonly MessagePart[]) =>
    failsWith(() => randomPartition(task, options as RandomPartitionOptions), code, ...parts);
  for (const trainFraction of [0, 1, -0.5, 1.5, Number.NaN, "0.5"]) {
    await refuses({ trainFraction }, "INVALID_FRACTION", /^trainFraction: /, "between 0 and 1");
  }
  await refuses({ trainFraction: 0.001 }, "EMPTY_PARTITION", /^trainFraction: /, "no training sample");
  await failsWith(
    () => randomPartition(tableTask({ name: "one", entries: [["a"]] })),
    "EMPTY_PARTITION",
    "0.5 of 1 samples",
  );
  await refuses({ seed: -1 }, "INVALID_OPTION", /^seed: /);
  await refuses({ moveOrbitsToTest: 1 }, "INVALID_MOVE", /^moveOrbitsToTest: 1 without reflections/);
  await refuses({ moveOrbitsToTest: 1, reflections: [11] }, "INVALID_REFLECTION", "0, 1, ..., 10");
  await refuses(
    { moveToTest: 61 },
    "INVALID_MOVE",
    /^moveToTest: 61/,
    "0 to 60, the number of training samples",
  );
  await refuses(
    { moveToTrain: 62 },
    "INVALID_MOVE",
    /^moveToTrain: 62/,
    "0 to 61, the number of test samples",
  );
  await refuses({ moveToTest: 60 }, "EMPTY_PARTITION", /^moveToTest: 60/, "no training sample");
  await refuses({ moveToTrain: 61 }, "EMPTY_PARTITION", /^moveToTrain: 61/, "no test sample");
  await failsWith(
    () => randomPartition(wide, { reflections: [0], moveOrbitsToTest: 1 }),
    "INVALID_REFLECTION",
    "closed-form",
  );
});

test.run();
