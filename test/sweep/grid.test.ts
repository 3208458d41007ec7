import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ParameterGrid, plannedRuns } from "../../src/sweep/grid.ts";
import { failsWith } from "../support/agop-error.ts";

test("a grid is all combinations, the last parameter fastest and repetitions faster still", () => {
  const runs = plannedRuns({
    grids: { op: "x+y", modulus: [5, 7], kernel: ["gaussian", "quadratic"] },
    repeat: 2,
  });
  assert.equal(
    runs.map(({ parameters, repetition }) => [parameters.modulus, parameters.kernel, repetition]),
    [
      [5, "gaussian", 0],
      [5, "gaussian", 1],
      [5, "quadratic", 0],
      [5, "quadratic", 1],
      [7, "gaussian", 0],
      [7, "gaussian", 1],
      [7, "quadratic", 0],
      [7, "quadratic", 1],
    ],
  );
  assert.equal(
    runs.map(({ run }) => run),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
  assert.ok(runs.every(({ parameters }) => parameters.op === "x+y"));
});

test("several grids follow one another, each with its own parameters", () => {
  const runs = plannedRuns({
    grids: [
      { op: "x+y", modulus: 5, kernel: "gaussian", bandwidth: [1, 2] },
      { op: "x+y", modulus: 5, kernel: "quadratic" },
    ],
  });
  assert.equal(
    runs.map(({ parameters }) => parameters),
    [
      { op: "x+y", modulus: 5, kernel: "gaussian", bandwidth: 1 },
      { op: "x+y", modulus: 5, kernel: "gaussian", bandwidth: 2 },
      { op: "x+y", modulus: 5, kernel: "quadratic" },
    ],
  );
});

test("errors name the parameter and its accepted values", async () => {
  const refused = (grids: ParameterGrid | readonly ParameterGrid[], ...parts: readonly string[]) =>
    failsWith(() => plannedRuns({ grids }), "INVALID_OPTION", ...parts);
  await refused({ modulus: [] }, "modulus", "no value");
  await refused({ modulus: [5, Number.NaN] }, "modulus", "NaN", "a finite number");
  await refused([], "no grid");
  await refused({ seed: [1, 2, 1] }, "the grid", "twice the run agop run --seed 1", "repeat");
  await refused([{ seed: 1 }, { seed: [0, 1] }], "twice");
  const wrong = { trainfraction: 0.5 } as ParameterGrid;
  await refused(wrong, "trainfraction", "does not exist", "train-fraction");
  await refused({ kernel: 5 } as unknown as ParameterGrid, "kernel", "5", "text");
  await refused({ modulus: "7" } as unknown as ParameterGrid, "modulus", '"7"', "a finite number");
  await failsWith(() => plannedRuns({ grids: { seed: 1 }, repeat: 0 }), "INVALID_OPTION", "repeat", "0");
});

test.run();
