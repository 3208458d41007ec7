// An element of a job array, with a fake pool.
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plannedRunCount, plannedRuns, plannedRunsAt } from "../../../src/sweep/grid.ts";
import type { RunResult } from "../../../src/sweep/run-record.ts";
import { doElement, elementIdentity } from "../../../src/sweep/slurm/do-element.ts";
import { giveUpArray, keepElements, newArrayNames } from "../../../src/sweep/slurm/submitted-arrays.ts";
import { prepareSweepDirectory, readRunRecords } from "../../../src/sweep/sweep-directory.ts";
import type { SweepRunRequest } from "../../../src/sweep/sweep-run.ts";
import { ProcessEnded, type ProcessPool } from "../../../src/system/process-pool.ts";
import { failsWith } from "../../support/agop-error.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const description = {
  grids: [
    { op: "x+y", modulus: 5, kernel: ["gaussian", "quadratic"], seed: [0, 1, 2] },
    { op: "x*y", modulus: [5, 7], trainFraction: 0.5 },
  ],
  repeat: 2,
  saveFeatures: null,
} as const;

const result: RunResult = {
  task: "x+y mod 5",
  train_size: 12,
  test_size: 13,
  iterations: 0,
  stopped: "iterations",
  train_accuracy: 1,
  train_loss: 0,
  test_accuracy: 1,
  test_loss: 0,
  best_test_accuracy: 1,
  seconds: 0,
  peak_memory_bytes: 1,
  backend: "none",
  curve: { train_loss: [], train_accuracy: [], test_loss: [], test_accuracy: [], seconds: [], solver: [] },
};

type Pool = ProcessPool<SweepRunRequest, RunResult>;

/** A fake pool that records the requested seeds. */
function notingPool(seeds: (number | undefined)[], crashesAt?: number): Pool {
  return {
    size: 1,
    run: async ({ parameters: { seed } }) => {
      seeds.push(seed);
      if (seed === crashesAt) throw new ProcessEnded(null, "SIGSEGV");
      return result;
    },
    close: () => {},
  };
}

async function inSweep(body: (directory: string, array: string) => Promise<void>): Promise<void> {
  await inTempDirectory(async (directory) => {
    await prepareSweepDirectory(directory, description, plannedRunCount(description));
    const [array] = await newArrayNames(directory, 1);
    // Gaussian runs with the seeds 0, 1 and 2 once each.
    await keepElements(directory, array, [[8], [0, 2, 4]]);
    await body(directory, array);
  });
}

async function carryOut(
  directory: string,
  array: string,
  pool: Pool,
  restarts = 0,
): Promise<readonly number[]> {
  const identity = { job: "17", element: 1, restarts };
  const done: number[] = [];
  for await (const { record } of doElement({ directory, array, identity, pool }))
    if (record !== undefined) done.push(record.run);
  return done;
}

test("selected runs of a grid equal the same numbers of the whole grid", async () => {
  const all = plannedRuns(description);
  assert.is(plannedRunCount(description), all.length);
  const numbers = all.map(({ run }) => run).reverse();
  assert.equal(plannedRunsAt(description, numbers), [...all].reverse());
  for (const wrong of [-1, 0.5, all.length])
    await failsWith(() => plannedRunsAt(description, [wrong]), "INVALID_OPTION", "run");
});

test("an element does its own runs and writes its own file", async () => {
  await inSweep(async (directory, array) => {
    const seeds: (number | undefined)[] = [];
    assert.equal(await carryOut(directory, array, notingPool(seeds)), [0, 2, 4]);
    assert.equal(seeds, [0, 1, 2]);
    const records = await readRunRecords(directory);
    assert.equal(
      records.map(({ run, parameters }) => [run, parameters.seed]),
      [
        [0, 0],
        [2, 1],
        [4, 2],
      ],
    );
    assert.ok((await readdir(directory)).includes("runs-17_1.jsonl"));
  });
});

test("a run with a crashing process is tried twice and does not stop the others", async () => {
  await inSweep(async (directory, array) => {
    const seeds: (number | undefined)[] = [];
    await carryOut(directory, array, notingPool(seeds, 1));
    assert.equal(seeds, [0, 1, 1, 2]);
    const outcomes = (await readRunRecords(directory)).map(({ run, outcome }) => [
      run,
      outcome.status === "failed" ? outcome.error.code : "done",
    ]);
    assert.equal(outcomes, [
      [0, "done"],
      [2, "PROCESS_ENDED"],
      [4, "done"],
    ]);
  });
});

test("an element restarted by Slurm does the remaining runs, despite the lock of its first start", async () => {
  await inSweep(async (directory, array) => {
    const identity = { job: "17", element: 1, restarts: 0 };
    const first = doElement({ directory, array, identity, pool: notingPool([]) });
    await first.next();
    assert.is((await first.next()).value?.record?.run, 0);
    // Leave it unfinished, as on a node that only lost its network.
    const seeds: (number | undefined)[] = [];
    const second = await carryOut(directory, array, notingPool(seeds), 1);
    assert.ok(!second.includes(0));
    assert.ok((await readdir(directory)).includes("runs-17_1.1.jsonl"));
    await first.return();
    assert.equal(
      (await readRunRecords(directory)).map(({ run }) => run),
      [0, 2, 4],
    );
  });
});

test("an abandoned array does nothing, and its name is not reused", async () => {
  await inSweep(async (directory, array) => {
    await giveUpArray(directory, array);
    await failsWith(() => carryOut(directory, array, notingPool([])), "INVALID_FILE");
    assert.equal(await readRunRecords(directory), []);
    const names = await newArrayNames(directory, 2);
    assert.equal(
      names.map((name) => name.replace(array.slice(0, -1), "")),
      ["2", "3"],
    );
  });
});

test("an element identifies itself by the variables of Slurm", async () => {
  const environment = { SLURM_ARRAY_JOB_ID: "17", SLURM_ARRAY_TASK_ID: "3" };
  assert.equal(elementIdentity(environment), { job: "17", element: 3, restarts: 0 });
  assert.equal(elementIdentity({ ...environment, SLURM_RESTART_COUNT: "2" }).restarts, 2);
  await failsWith(() => elementIdentity({}), "INVALID_OPTION", "sweep-element");
});

test("an element does nothing if its table has changed since the start of the sweep", async () => {
  await inTempDirectory(async (directory) => {
    const table = path.join(directory, "t.csv");
    await writeFile(table, "0,1\n1,0\n");
    const ofTable = { grids: { table, trainFraction: 0.5 }, saveFeatures: null };
    await prepareSweepDirectory(directory, ofTable, 1);
    const [array] = await newArrayNames(directory, 1);
    await keepElements(directory, array, [[0]]);
    await writeFile(table, "0,1\n1,1\n");
    const seeds: (number | undefined)[] = [];
    const identity = { job: "1", element: 0, restarts: 0 };
    const element = async () => {
      for await (const _ of doElement({ directory, array, identity, pool: notingPool(seeds) }));
    };
    await failsWith(element, "OUTPUT_EXISTS", `another content of ${table}`);
    assert.equal(seeds, []);
  });
});

test.run();
