// Requests to a pool of processes: answers, errors with their types, and processes that die.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { NotStarted, ProcessEnded, type ProcessPool, processPool } from "../../src/system/process-pool.ts";
import { allowedProcessors } from "../../src/system/processors.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

/** Answers by the seed: 0 a result, 1 a typed error, 2 an error, 3 dies. */
const script = `
process.on("message", ({ seed }) => {
  if (seed === 3) process.exit(7);
  if (seed === 1) process.send({ error: { message: "m", code: "DIVERGED", argument: "AGOP", given: "x", accepted: "y" } });
  else if (seed === 2) process.send({ error: { message: "broken" } });
  else process.send({ result: { seed, process: process.pid, threads: process.env.OPENBLAS_NUM_THREADS } });
});
process.on("disconnect", () => process.exit());
process.send({ started: true });
`;

interface Request {
  readonly seed: number;
}

interface Result {
  readonly seed: number;
  readonly process: number;
  readonly threads: string;
}

async function inPool(body: (pool: ProcessPool<Request, Result>) => Promise<void>): Promise<void> {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "answers.mjs");
    await writeFile(file, script);
    const pool = processPool<Request, Result>({ script: pathToFileURL(file), args: [], size: 2 });
    try {
      await body(pool);
    } finally {
      pool.close();
    }
  });
}

const request = (seed: number): Request => ({ seed });

test("two at a time, with one BLAS thread each, and the same processes again", async () => {
  await inPool(async (pool) => {
    const processes = new Set<number>();
    for (let round = 0; round < 3; round++) {
      const results = await Promise.all([pool.run(request(0)), pool.run(request(0))]);
      for (const result of results) {
        processes.add(result.process);
        assert.is(result.threads, "1");
      }
    }
    assert.is(processes.size, 2);
  });
});

test("an AgopError comes back as one, any other error with its message, and the process goes on", async () => {
  await inPool(async (pool) => {
    await failsWith(() => pool.run(request(1)), "DIVERGED", "AGOP", "x", "y");
    let message = "";
    await pool.run(request(2)).catch((error: Error) => {
      message = error.message;
    });
    assert.is(message, "broken");
    assert.is((await pool.run(request(0))).seed, 0);
  });
});

test("a process that dies is reported and replaced", async () => {
  await inPool(async (pool) => {
    let ended: unknown;
    await pool.run(request(3)).catch((error: unknown) => {
      ended = error;
    });
    assert.ok(ended instanceof ProcessEnded);
    assert.match(ended.message, "status 7");
    assert.is((await pool.run(request(0))).seed, 0);
  });
});

test("pinned processes have separate processors, also after a replacement", async () => {
  const allowed = allowedProcessors();
  if (allowed === undefined) return;
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "processors.mjs");
    await writeFile(
      file,
      `import { readFileSync } from "node:fs";
      process.on("message", ({ seed }) => {
        if (seed === 3) process.exit(7);
        process.send({ result: /^Cpus_allowed_list:\\s*(\\S+)/m.exec(readFileSync("/proc/self/status", "utf8"))[1] });
      });
      process.on("disconnect", () => process.exit());
      process.send({ started: true });`,
    );
    const options = { script: pathToFileURL(file), args: [], isPinned: true };
    const pool = processPool<Request, string>({ ...options, size: allowed.length });
    const each = allowed.map(String).sort();
    const all = () => Promise.all(allowed.map(() => pool.run(request(0))));
    try {
      assert.equal((await all()).sort(), each);
      await pool.run(request(3)).catch(() => undefined);
      assert.equal((await all()).sort(), each);
    } finally {
      pool.close();
    }
    const more = processPool<Request, string>({ ...options, size: allowed.length + 1 });
    try {
      if (allowed.length > 1)
        assert.ok(!each.includes(await more.run(request(0))), "not where they do not match");
    } finally {
      more.close();
    }
  });
});

/** A pool of one process, which hangs in its start as Node does where no thread may be started. */
async function inHangingPool(
  options: { readonly startLimit?: number; readonly isEnding?: () => boolean },
  body: (pool: ProcessPool<Request, Result>) => Promise<void>,
): Promise<void> {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "hangs.mjs");
    await writeFile(file, "setInterval(() => {}, 1000);");
    const pool = processPool<Request, Result>({
      script: pathToFileURL(file),
      args: [],
      size: 1,
      ...options,
    });
    try {
      await body(pool);
    } finally {
      pool.close();
    }
  });
}

async function errorOf(action: () => Promise<unknown>): Promise<unknown> {
  try {
    await action();
  } catch (error) {
    return error;
  }
  return undefined;
}

test("a process that does not start within the limit is killed and counts as crashed", async () => {
  await inHangingPool({ startLimit: 300 }, async (pool) => {
    const error = await errorOf(() => pool.run(request(0)));
    assert.ok(error instanceof ProcessEnded, String(error));
    assert.match(error.message, "had not started within 0.3 s");
  });
});

test("a process that still starts when the end is asked for is not waited for", async () => {
  let isEnding = false;
  await inHangingPool({ isEnding: () => isEnding }, async (pool) => {
    setTimeout(() => {
      isEnding = true;
    }, 100);
    assert.ok((await errorOf(() => pool.run(request(0)))) instanceof NotStarted);
  });
});

test("a closed pool ends processes that do not hear SIGTERM", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "deaf.mjs");
    await writeFile(file, `process.on("SIGTERM", () => {});\n${script}`);
    const pool = processPool<Request, Result>({ script: pathToFileURL(file), args: [], size: 1 });
    const { process: pid } = await pool.run(request(0));
    pool.close();
    const isAlive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    while (isAlive()) await new Promise((resolve) => setTimeout(resolve, 10));
    await failsWith(() => pool.run(request(0)), "ABORTED");
  });
});

test.run();
