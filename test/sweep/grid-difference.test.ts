// The same runs in other words, and in what the runs of two grids differ; worked out by hand.
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ParameterGrid } from "../../src/sweep/grid.ts";
import { gridDifference } from "../../src/sweep/grid-difference.ts";
import { writtenGrid } from "../../src/sweep/grid-file.ts";

const base: ParameterGrid = { op: "x+y", modulus: [5, 7], seed: [0, 1, 2] };

for (const [what, grids] of Object.entries<ParameterGrid | readonly ParameterGrid[]>({
  "keys in another order": { seed: [0, 1, 2], modulus: [5, 7], op: ["x+y"] },
  "values in another order": { op: "x+y", modulus: [7, 5], seed: [2, 0, 1] },
  "two grids instead of one": [
    { op: "x+y", modulus: 7, seed: [0, 1, 2] },
    { op: "x+y", modulus: 5, seed: [0, 1, 2] },
  ],
  "defaults that are named": {
    ...base,
    kernel: "gaussian",
    bandwidth: 2.5,
    iterations: 60,
    trainFraction: 0.5,
  },
}))
  test(`${what}: the same sweep`, () => assert.is(gridDifference({ grids: base }, { grids }), undefined));

test("numbers of seeds, lists and ranges are the same sweep", () => {
  const held = writtenGrid({ op: "x+y", modulus: 5, seeds: 3, "train-fraction": [0.1, 0.2, 0.3] });
  const given = writtenGrid({ "train-fraction": "0.1:0.3:0.1", seed: "0:2", modulus: 5, op: "x+y" });
  assert.is(gridDifference(held, given), undefined);
});

test("what differs is named: parameters with their values, or how many runs there are", () => {
  const differs = (grids: ParameterGrid | readonly ParameterGrid[]) =>
    gridDifference({ grids: base }, { grids });
  assert.is(differs({ ...base, modulus: [5, 11] }), "modulus: 5, 7 there, 5, 11 here");
  assert.is(differs({ ...base, ridge: 0.1 }), "ridge: none there, 0.1 here");
  assert.is(
    differs({ ...base, seed: Array.from({ length: 20 }, (_, seed) => seed) }),
    "seed: 0, 1, 2 there, 0, 1, 2, 3, 4, 5, and 14 more here",
  );
  const grids = [
    { op: "x+y", modulus: 5, seed: [0, 1, 2] },
    { op: "x+y", modulus: 7, seed: 0 },
  ];
  assert.is(differs(grids), "6 runs there, 4 here");
  const cross = (first: number, second: number) => ({
    grids: [
      { op: "x+y", modulus: 5, seed: first },
      { op: "x+y", modulus: 7, seed: second },
    ],
  });
  assert.is(gridDifference(cross(0, 1), cross(1, 0)), "the same values in other combinations");
  const preset = (bandwidth: number): ParameterGrid => ({
    op: "x+y",
    modulus: 5,
    preset: "tomas-2026",
    bandwidth,
  });
  const alone: ParameterGrid = { op: "x+y", modulus: 5, preset: "tomas-2026" };
  assert.is(gridDifference({ grids: alone }, { grids: preset(2.5) }), undefined, "the preset's bandwidth");
  assert.is(gridDifference({ grids: alone }, { grids: preset(3) }), "bandwidth: none there, 3 here");
});

test.run();
