import { availableParallelism } from "node:os";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { resolveThreads } from "../../src/backend/threads.ts";
import { failsWith } from "../support/agop-error.ts";

/** The default number of threads under these variables. */
function threadsUnder(variables: Readonly<Record<string, string>>): number {
  const before = { ...process.env };
  delete process.env.OPENBLAS_NUM_THREADS;
  delete process.env.OMP_NUM_THREADS;
  Object.assign(process.env, variables);
  try {
    return resolveThreads(undefined);
  } finally {
    process.env = before;
  }
}

test("OPENBLAS_NUM_THREADS decides, then OMP_NUM_THREADS, then the processors", () => {
  const processors = Math.min(availableParallelism(), 64);
  assert.is(threadsUnder({}), processors);
  assert.is(threadsUnder({ OMP_NUM_THREADS: "3" }), 3);
  assert.is(threadsUnder({ OMP_NUM_THREADS: "5,1" }), 5);
  assert.is(threadsUnder({ OMP_NUM_THREADS: "3", OPENBLAS_NUM_THREADS: "7" }), 7);
  assert.is(threadsUnder({ OMP_NUM_THREADS: "3", OPENBLAS_NUM_THREADS: "" }), 3);
  for (const nonsense of ["0", "-1", "many", "1e9", "2.5"])
    assert.is(threadsUnder({ OMP_NUM_THREADS: nonsense, OPENBLAS_NUM_THREADS: nonsense }), processors);
});

test("a wrong number of threads is refused", async () => {
  for (const threads of [0, 65, 1.5, Number.NaN])
    await failsWith(() => resolveThreads(threads), "INVALID_OPTION", "threads", "1 to 64");
});

test.run();
