// The arguments that repeat a sweep: computed by hand, and parsed by the command line.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type SweepCommandOptions, sweepDescription } from "../../src/cli/sweep/sweep-options.ts";
import { type ParameterGrid, plannedRuns } from "../../src/sweep/grid.ts";
import { writtenGrid } from "../../src/sweep/grid-file.ts";
import { sweepArguments } from "../../src/sweep/sweep-arguments.ts";

const described = (grid: ParameterGrid) => ({ grids: [grid], repeat: 1, saveFeatures: null });

test("a grid as typed: ranges, lists, the number of seeds", () => {
  const grid: ParameterGrid = {
    op: ["x+y"],
    modulus: [13, 17],
    trainFraction: [0.2, 0.3, 0.4],
    kernel: ["gaussian", "quadratic"],
    seed: [0, 1, 2],
  };
  const { arguments: given, file } = sweepArguments(described(grid), "my sweep");
  assert.is(
    given.join(" "),
    "sweep --op x+y --modulus 13,17 --train-fraction 0.2:0.4:0.1 --kernel gaussian,quadratic --seeds 3 --out my sweep",
  );
  assert.is(file, null);
});

test("repetitions and saved features are part of the command", () => {
  const { arguments: given } = sweepArguments(
    { grids: { op: "x+y", seed: 5 }, repeat: 2, saveFeatures: [1, 10] },
    "out",
  );
  assert.is(given.join(" "), "sweep --op x+y --seed 5 --repeat 2 --save-features 1,10 --out out");
});

for (const [what, grid] of Object.entries<ParameterGrid>({
  "values with commas": {
    op: "x+y",
    modulus: 16,
    partition: "degenerate",
    reflections: ["0", "0,8", "(2,3)"],
  },
  "several values of what may hold commas": {
    op: "x+y",
    modulus: 16,
    partition: "degenerate",
    reflections: ["0", "5"],
    initFeatures: ["a.npy", "b.npy"],
  },
  "one value with commas": { op: "x+y", modulus: 16, partition: "degenerate", reflections: "0,8" },
  "text that looks like a number": { group: ["007", "0x10", "1e3", "3x7", "12"] },
  "text that looks like a switch": { table: ["true", "null", "my table.csv"] },
  "names with blanks and colons": { group: ["Z_7 : Z_3", "S_4"] },
  switches: { op: "x+y", centering: [true, false], diagonal: true },
  "numbers that are no range": { op: "x+y", modulus: [7, 11, 13], seed: [1, 2], ridge: [1e-9, 0.001, 0] },
  "a range that falls": { op: "x+y", modulus: [13, 11, 9, 7] },
}))
  test(`${what} are read back as they were`, async () => {
    const [, ...given] = sweepArguments(described(grid), "out").arguments;
    const { grids } = await sweepDescription(undefined, optionsOf(given));
    assert.equal(plannedRuns({ grids }), plannedRuns({ grids: grid }));
  });

/** Options with one value each, parsed by the command line. */
function optionsOf(given: readonly string[]): SweepCommandOptions {
  const camelCase = (option: string) =>
    option.slice(2).replace(/-[a-z]/g, ([, letter]) => letter.toUpperCase());
  const entries = given.flatMap((option, index) =>
    index % 2 === 0 ? [[camelCase(option), given[index + 1]]] : [],
  );
  return { out: "", ...Object.fromEntries(entries) };
}

test("parameters in another order need a file", () => {
  const grid: ParameterGrid = { seed: [0, 1], op: "x+y", modulus: [7, 11] };
  const { arguments: given, file } = sweepArguments(described(grid), "out");
  assert.equal(given, ["sweep", "grid.json", "--out", "out"]);
  assert.equal(plannedRuns(writtenGrid(JSON.parse(file ?? ""))), plannedRuns({ grids: grid }));
});

test("several grids stand in a file that is read back as they were", () => {
  const grids: readonly ParameterGrid[] = [
    { op: "x+y", modulus: [7, 11], seed: [0, 1] },
    { op: "x*y", trainFraction: 0.5, reflections: "1" },
  ];
  const { arguments: given, file } = sweepArguments({ grids, repeat: 3, saveFeatures: null }, "out");
  assert.equal(given, ["sweep", "grid.json", "--repeat", "3", "--out", "out"]);
  assert.equal(plannedRuns(writtenGrid(JSON.parse(file ?? ""))), plannedRuns({ grids }));
});

test.run();
