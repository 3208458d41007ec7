import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ParameterGrid } from "../../src/sweep/grid.ts";
import { localSweep } from "../../src/sweep/local-sweep.ts";
import type { SweepProgress } from "../../src/sweep/sweep.ts";
import { readRunRecords } from "../../src/sweep/sweep-directory.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("a sweep from a program: results as they finish, and again from its directory", async () => {
  await inTempDirectory(async (directory) => {
    const options = {
      directory: path.join(directory, "out"),
      grids: { op: "x+y", modulus: 7, kernel: ["gaussian", "quadratic"], seed: [0, 1], iterations: 3 },
      processes: 2,
    };
    const steps: SweepProgress[] = [];
    for await (const step of localSweep(options)) steps.push(step);
    assert.equal(
      steps.map(({ done, planned }) => [done, planned]),
      [0, 1, 2, 3, 4].map((done) => [done, 4]),
    );
    const records = await readRunRecords(options.directory);
    assert.equal(
      records.map(({ parameters: { kernel, seed }, outcome }) => [kernel, seed, outcome.status]),
      [
        ["gaussian", 0, "done"],
        ["gaussian", 1, "done"],
        ["quadratic", 0, "done"],
        ["quadratic", 1, "done"],
      ],
    );
    for await (const { done, record } of localSweep(options)) assert.equal([done, record], [4, undefined]);
  });
});

test("equal grids in any spelling are the same sweep; a sweep without processes or memory is refused", async () => {
  await inTempDirectory(async (directory) => {
    const options = { directory: path.join(directory, "out"), processes: 1 };
    const steps = async (grids: ParameterGrid | readonly ParameterGrid[]) => {
      const seen: SweepProgress[] = [];
      for await (const step of localSweep({ ...options, grids })) seen.push(step);
      return seen.length;
    };
    assert.is(await steps({ op: "x+y", modulus: 5, seed: [0, 1], iterations: 1 }), 3);
    assert.is(await steps([{ op: ["x+y"], modulus: [5], seed: [0, 1], iterations: [1] }]), 1);
    assert.is(await steps({ iterations: 1, seed: [1, 0], modulus: 5, op: "x+y" }), 1);
    assert.is(await steps({ op: "x+y", modulus: 5, iterations: 1, seed: [0, 1], ridge: 0 }), 1);
    const other = { op: "x+y", modulus: 5, iterations: 1, seed: [0, 1, 2] };
    await failsWith(() => steps(other), "OUTPUT_EXISTS", "another grid", "seed: 0, 1 there, 0, 1, 2 here");
    for (const wrong of [{ processes: 0 }, { processes: Number.NaN }, { memory: Number.NaN }, { memory: 0 }])
      await failsWith(
        async () => {
          for await (const _ of localSweep({ ...options, grids: { op: "x+y", modulus: 5 }, ...wrong }));
        },
        "INVALID_OPTION",
        Object.keys(wrong)[0],
      );
  });
});

test("an abort ends it without a record of the runs under way", async () => {
  await inTempDirectory(async (directory) => {
    const controller = new AbortController();
    const options = {
      directory: path.join(directory, "out"),
      grids: { op: "x+y", modulus: 31, iterations: 10_000 },
      signal: controller.signal,
    };
    const sweep = async () => {
      for await (const { done } of localSweep(options)) {
        assert.is(done, 0);
        setTimeout(() => controller.abort(), 300);
      }
    };
    await failsWith(sweep, "ABORTED");
    assert.equal(await readRunRecords(options.directory), []);
  });
});

test.run();
