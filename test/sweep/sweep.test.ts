// A sweep on a fake pool: running, retrying, recording and resuming.
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { AgopError } from "../../src/errors.ts";
import type { CheckedRun } from "../../src/sweep/checked-runs.ts";
import type { RunRecord, RunResult } from "../../src/sweep/run-record.ts";
import { type SweepOptions, type SweepProgress, sweep } from "../../src/sweep/sweep.ts";
import { readRunRecords } from "../../src/sweep/sweep-directory.ts";
import type { SweepRunRequest } from "../../src/sweep/sweep-run.ts";
import { ProcessEnded, type ProcessPool } from "../../src/system/process-pool.ts";
import { failsWith } from "../support/agop-error.ts";
import { runResult } from "../support/run-records.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

/** A fake pool that answers by seed and records the requested seeds. */
function fakePool(answer: (seed: number, call: number) => RunResult | Promise<RunResult>, size = 2) {
  const asked: number[] = [];
  const pool: ProcessPool<SweepRunRequest, RunResult> = {
    size,
    run: async ({ parameters: { seed = -1 } }) => {
      asked.push(seed);
      await new Promise((resolve) => setTimeout(resolve, 2));
      return answer(seed, asked.filter((other) => other === seed).length);
    },
    close: () => undefined,
  };
  return { pool, asked };
}

/** Runs with seeds 0, 1, ... and these costs. */
function runsOf(costs: readonly number[], bytes = 1): readonly CheckedRun[] {
  return costs.map((cost, run) => ({ run, parameters: { seed: run }, repetition: 0, cost, bytes }));
}

const description = { saveFeatures: null };

async function carryOut(
  options: Omit<SweepOptions, "description" | "memory"> & { readonly memory?: number },
): Promise<readonly SweepProgress[]> {
  const progress: SweepProgress[] = [];
  for await (const step of sweep({ memory: 10, description, ...options })) progress.push(step);
  return progress;
}

const statuses = (records: readonly RunRecord[]) => records.map(({ outcome }) => outcome.status);

test("the largest runs first, each on disk before it is reported", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool((seed) => runResult({ test_accuracy: seed / 10 }));
    const runs = runsOf([3, 9, 1, 5]);
    for await (const { record, done } of sweep({ directory, description, runs, pool, memory: 10 })) {
      const lines = (await readFile(path.join(directory, "runs.jsonl"), "utf8").catch(() => "")).split("\n");
      if (record !== undefined) assert.ok(lines.some((line) => line.startsWith(`{"run":${record.run},`)));
      assert.ok(lines.length - 1 >= done);
    }
    assert.equal(asked, [1, 3, 0, 2]);
    const records = await readRunRecords(directory);
    assert.equal(
      records.map(({ outcome }) => outcome.status === "done" && outcome.result.test_accuracy),
      [0, 0.1, 0.2, 0.3],
    );
  });
});

test("a process that ends is given one more chance, and its run is then recorded with the reason", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool((seed, call) => {
      if (seed === 1 || (seed === 2 && call === 1)) throw new ProcessEnded(null, "SIGKILL");
      return runResult({});
    });
    const last = (await carryOut({ directory, runs: runsOf([1, 1, 1, 1]), pool })).at(-1);
    assert.equal([last?.done, last?.failed], [3, 1]);
    assert.is(asked.filter((seed) => seed === 1).length, 2);
    const records = await readRunRecords(directory);
    assert.equal(statuses(records), ["done", "failed", "done", "done"]);
    assert.equal(
      records.map(({ attempts }) => attempts),
      [1, 2, 2, 1],
    );
    const [, { outcome }] = records;
    assert.equal(outcome.status === "failed" && outcome.error, {
      code: "PROCESS_ENDED",
      message: "the process ended with SIGKILL",
    });
  });
});

test("an error of the run itself is recorded at once; failed runs are repeated only on request", async () => {
  await inTempDirectory(async (directory) => {
    const diverged = new AgopError("DIVERGED", { argument: "AGOP", given: "NaN", accepted: "numbers" });
    let isBroken = true;
    const { pool, asked } = fakePool((seed) => {
      if (seed === 0 && isBroken) throw diverged;
      return runResult({});
    });
    const runs = runsOf([1, 1]);
    await carryOut({ directory, runs, pool });
    assert.is(asked.filter((seed) => seed === 0).length, 1);
    const [{ outcome }] = await readRunRecords(directory);
    assert.equal(outcome.status === "failed" && outcome.error.code, "DIVERGED");
    isBroken = false;
    await carryOut({ directory, runs, pool });
    assert.is(asked.length, 2, "nothing is left to do");
    const last = (await carryOut({ directory, runs, pool, retryFailed: true })).at(-1);
    assert.equal(asked.slice(2), [0]);
    assert.equal([last?.done, last?.failed], [2, 0]);
    assert.equal(statuses(await readRunRecords(directory)), ["done", "done"]);
  });
});

test("an error of the machine ends the sweep, and is no failure of a run", async () => {
  await inTempDirectory(async (directory) => {
    const full = Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
    const broken = new AgopError("BLAS_BROKEN", { argument: "BLAS", given: "wrong", accepted: "right" });
    for (const problem of [full, broken]) {
      const { pool } = fakePool(() => {
        throw problem;
      });
      let thrown: unknown;
      await carryOut({ directory, runs: runsOf([1, 1, 1, 1]), pool }).catch((error: unknown) => {
        thrown = error;
      });
      assert.is(thrown, problem);
      assert.equal(await readRunRecords(directory), []);
    }
  });
});

test("a run out of memory within the budget ends the sweep; without a budget it has failed", async () => {
  await inTempDirectory(async (directory) => {
    const little = new AgopError("OUT_OF_MEMORY", { argument: "modulus", given: "9 GB", accepted: "8 GB" });
    const { pool } = fakePool((seed) => {
      if (seed === 0) throw little;
      return runResult({});
    }, 1);
    const runs = runsOf([2, 1]);
    await failsWith(
      () => carryOut({ directory, runs, pool }),
      "OUT_OF_MEMORY",
      "9 GB",
      "run 0: agop run --seed 0",
    );
    assert.equal(await readRunRecords(directory), []);
    await carryOut({ directory, runs, pool, memory: Number.POSITIVE_INFINITY });
    assert.equal(statuses(await readRunRecords(directory)), ["failed", "done"]);
  });
});

test("only the remaining runs must fit the budget", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool(() => runResult({}));
    const large = { run: 0, parameters: { seed: 0 }, repetition: 0, cost: 2, bytes: 9 };
    const runs = [large, ...runsOf([1, 1]).slice(1)];
    for await (const { done } of sweep({ directory, description, runs, pool, memory: 10 }))
      if (done === 1) break;
    await carryOut({ directory, runs, pool, memory: 5 });
    assert.equal(asked.toSorted(), [0, 1]);
  });
});

test("the number of remaining runs includes failed ones only if retried", async () => {
  await inTempDirectory(async (directory) => {
    let isBroken = true;
    const { pool } = fakePool((seed) => {
      if (seed < 2 && isBroken)
        throw new AgopError("DIVERGED", { argument: "M", given: "NaN", accepted: "1" });
      return runResult({});
    }, 1);
    const runs = runsOf([3, 2, 1]);
    const left = async (retryFailed: boolean) =>
      (await carryOut({ directory, runs, pool, retryFailed })).map((step) => step.left);
    assert.equal(await left(false), [3, 2, 1, 0]);
    assert.equal(await left(false), [0]);
    isBroken = false;
    assert.equal(await left(true), [2, 1, 0]);
  });
});

test("a record that cannot be written ends the runs under way, which could not be recorded either", async () => {
  await inTempDirectory(async (directory) => {
    // A value that JSON cannot hold simulates a full disk.
    const loop: { self?: unknown } = {};
    loop.self = loop;
    let end: (error: Error) => void = () => undefined;
    const closed = new Promise<never>((_, reject) => {
      end = reject;
    });
    closed.catch(() => undefined);
    const { pool } = fakePool((seed) => (seed === 0 ? { ...runResult({}), curve: loop as never } : closed));
    const closing = { ...pool, close: () => end(new Error("closed")) };
    let thrown: unknown;
    await carryOut({ directory, runs: runsOf([2, 1]), pool: closing }).catch((error: unknown) => {
      thrown = error;
    });
    assert.match(String(thrown), "circular");
  });
});

test("a stopped sweep resumes with the runs without a complete record", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool(() => runResult({}));
    const runs = runsOf(Array.from({ length: 12 }, (_, n) => 12 - n));
    for await (const { done } of sweep({ directory, description, runs, pool, memory: 10 }))
      if (done === 2) break;
    const first = asked.length;
    const held = await readRunRecords(directory);
    assert.is(held.length, first, "those under way were waited for");
    assert.ok(first < runs.length);
    await appendFile(path.join(directory, "runs.jsonl"), '{"run":11,"parameters":{"seed"');
    const [start, ...steps] = await carryOut({ directory, runs, pool });
    assert.equal([start.done, start.record], [first, undefined]);
    assert.is(steps.length, runs.length - first);
    assert.is(new Set(asked).size, runs.length);
    assert.is(asked.length, runs.length, "no run twice");
    assert.is((await readRunRecords(directory)).length, runs.length);
  });
});

test("leaving the loop early reports why a running run has no record, except for an abort", async () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const aborted = new AgopError("ABORTED", {
    argument: "pool",
    given: "a closed pool",
    accepted: "an open one",
  });
  for (const [problem, told] of [
    [full, full],
    [aborted, undefined],
  ] as const)
    await inTempDirectory(async (directory) => {
      const { pool } = fakePool(async (seed) => {
        if (seed === 0) return runResult({});
        await new Promise((resolve) => setTimeout(resolve, 50));
        throw problem;
      });
      let thrown: unknown;
      try {
        for await (const { done } of sweep({
          directory,
          description,
          runs: runsOf([2, 1]),
          pool,
          memory: 10,
        }))
          if (done === 1) break;
      } catch (error) {
        thrown = error;
      }
      assert.is(thrown, told);
    });
});

test("no run starts after a request to end", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool(() => runResult({}));
    const isEnding = () => asked.length >= 2;
    const steps = await carryOut({ directory, runs: runsOf([1, 1, 1, 1, 1]), pool, isEnding });
    assert.is(asked.length, 2);
    assert.is(steps.at(-1)?.done, 2);
  });
});

test("a run beyond the budget is refused before any start", async () => {
  await inTempDirectory(async (directory) => {
    const { pool, asked } = fakePool(() => runResult({}));
    const runs = [...runsOf([1]), { run: 1, parameters: {}, repetition: 0, cost: 2, bytes: 11 }];
    await failsWith(() => carryOut({ directory, runs, pool }), "OUT_OF_MEMORY", "memory", "run 1", "11");
    assert.equal(asked, []);
  });
});

test("the memory of the runs under way stays within the budget", async () => {
  await inTempDirectory(async (directory) => {
    let running = 0;
    let most = 0;
    const { pool } = fakePool(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return runResult({});
    }, 8);
    await carryOut({ directory, runs: runsOf([1, 1, 1, 1, 1, 1, 1, 1, 1], 4), pool, memory: 13 });
    assert.is(most, 3);
  });
});

test("two sweeps cannot write to one directory", async () => {
  await inTempDirectory(async (directory) => {
    const { pool } = fakePool(() => runResult({}));
    const runs = runsOf([1, 1, 1]);
    for await (const { record } of sweep({ directory, description, runs, pool, memory: 10 })) {
      if (record === undefined) continue;
      await failsWith(() => carryOut({ directory, runs, pool }), "OUTPUT_BUSY", `process ${process.pid}`);
      break;
    }
    await carryOut({ directory, runs, pool });
  });
});

test("a complete line that is no run costs no other run, and stays where it is", async () => {
  await inTempDirectory(async (directory) => {
    const { pool } = fakePool(() => runResult({}));
    await writeFile(path.join(directory, "runs.jsonl"), '{"experiment":"E1"}\n');
    await carryOut({ directory, runs: runsOf([1]), pool });
    const lines = (await readFile(path.join(directory, "runs.jsonl"), "utf8")).trimEnd().split("\n");
    assert.is(lines[0], '{"experiment":"E1"}');
    assert.is(lines.length, 2);
    assert.equal(statuses(await readRunRecords(directory)), ["done"]);
  });
});

test.run();
