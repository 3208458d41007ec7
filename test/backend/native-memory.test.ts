import { setTimeout as sleep } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Session } from "../../src/backend/backend.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { failsWith } from "../support/agop-error.ts";
import { additionProblem, identity } from "../support/backend-problems.ts";

const backend = createNativeBackend({ threads: 1 });

async function collectGarbage(): Promise<void> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error("run with --expose-gc");
  // Wait: finalizers run from the event loop after the collection.
  for (let k = 0; k < 4; k++) {
    collect();
    await sleep(5);
  }
}

/** Bytes of the n x n array of additionProblem(20). */
const sessionBytes = 8 * 400 ** 2;

/** Creates and solves sessions and drops them without dispose(). */
async function dropSessions(count: number): Promise<WeakRef<Session>[]> {
  const problem = additionProblem(20);
  const references: WeakRef<Session>[] = [];
  for (let k = 0; k < count; k++) {
    const session = backend.createSession(problem);
    await session.solve(identity(40), 0.1);
    references.push(new WeakRef(session));
  }
  return references;
}

function alive(references: readonly WeakRef<Session>[]): number {
  return references.filter((reference) => reference.deref() !== undefined).length;
}

test("a session nobody holds is collected, and its memory is given back", async () => {
  const count = 60;
  await dropSessions(count);
  await collectGarbage();
  const before = process.memoryUsage.rss();
  for (let round = 0; round < 3; round++) {
    const references = await dropSessions(count);
    await collectGarbage();
    assert.is(alive(references), 0);
  }
  // malloc keeps the memory of the most sessions alive at once, at most one round: three rounds would be a
  // leak.
  const growth = process.memoryUsage.rss() - before;
  assert.ok(growth < 1.5 * count * sessionBytes, `${growth} bytes are still held`);
});

test("sessions that are dropped are collected in time: the collector hears of their memory", async () => {
  await collectGarbage();
  const count = 250;
  const before = process.memoryUsage.rss();
  const references = await dropSessions(count);
  // On the JavaScript side a session has a few hundred bytes, too few to trigger a collection.
  assert.ok(alive(references) < count / 2, `${alive(references)} of ${count} are alive`);
  const growth = process.memoryUsage.rss() - before;
  assert.ok(growth < (count / 2) * sessionBytes, `${growth} bytes`);
});

test("dispose, also twice and before a collection, frees the memory once", async () => {
  const problem = additionProblem(20);
  await collectGarbage();
  const before = process.memoryUsage.rss();
  for (let k = 0; k < 100; k++) {
    const session = backend.createSession(problem);
    await session.solve(identity(40), 0.1);
    session.dispose();
    session.dispose();
  }
  assert.ok(process.memoryUsage.rss() - before < 20 * sessionBytes);
  await collectGarbage();
  assert.ok(process.memoryUsage.rss() - before < 20 * sessionBytes);
});

test("a kernel matrix beyond the memory: OUT_OF_MEMORY with the bytes, before any work", async () => {
  const n = 200_000;
  const problem = {
    samples: { encoding: "pairs", pairs: new Int32Array(2 * n), operandSizes: [1, 1] },
    targets: new Float64Array(n),
    classes: 1,
    kernel: { name: "quadratic" },
  } as const;
  const start = performance.now();
  const rss = process.memoryUsage.rss();
  await failsWith(() => backend.createSession(problem), "OUT_OF_MEMORY", String(8 * n * n));
  await failsWith(
    () => backend.kernelMatrix(problem.samples, problem.samples, identity(2), problem.kernel),
    "OUT_OF_MEMORY",
    String(8 * n * n),
  );
  assert.ok(performance.now() - start < 1000);
  assert.ok(process.memoryUsage.rss() - rss < 100e6);
});

test("predictions and AGOPs beyond the memory: OUT_OF_MEMORY with the bytes", async () => {
  const one = { encoding: "pairs", pairs: new Int32Array(2), operandSizes: [1, 1] } as const;
  const classes = 300_000;
  const session = backend.createSession({
    samples: one,
    targets: new Float64Array(classes),
    classes,
    kernel: { name: "quadratic" },
  });
  await session.solve(identity(2), 0);
  await failsWith(
    () => session.predict({ ...one, pairs: new Int32Array(6_000_000) }),
    "OUT_OF_MEMORY",
    String(8 * 3_000_000 * classes),
  );
  const d = 1000;
  const rows = { encoding: "dense", rows: new Float64Array(d), dimension: d } as const;
  await failsWith(
    () =>
      backend.agop(rows, identity(d), { name: "quadratic" }, new Float64Array(classes), { perClass: true }),
    "OUT_OF_MEMORY",
    String(8 * d * d * classes),
  );
  session.dispose();
});

test("200 sessions created, solved and disposed of do not grow the process", async () => {
  const problem = additionProblem(11);
  const m = identity(22);
  const cycle = async () => {
    const session = backend.createSession(problem);
    await session.solve(m, 0.1, { onProgress: () => undefined });
    await session.agop({}, { onProgress: () => undefined });
    await session.predict();
    await session.iterate({ features: m, ridge: 0.1, samples: problem.samples, agop: {}, power: 0.5 });
    session.dispose();
  };
  const cycles = async (count: number) => {
    for (let k = 0; k < count; k++) await cycle();
    await collectGarbage();
    return process.memoryUsage.rss();
  };
  // The heaps of malloc reach their size within some hundred cycles.
  await cycles(500);
  const before = await cycles(100);
  const growth = (await cycles(200)) - before;
  // One n x n array is 117 kB: a leak of one in a cycle would be 23 MB. The heap of V8 varies by a few MB.
  assert.ok(growth < 8e6, `${growth} bytes`);
});

test.run();
