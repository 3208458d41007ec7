import { readFile } from "node:fs/promises";
import path from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { AgopError } from "../../src/errors.ts";
import { denseProblem, fullFeatures, identity } from "./backend-problems.ts";
import { relativeFrobenius } from "./close-to.ts";
import type { WorkerTask } from "./native-worker.ts";

/*
 * Programs of test/backend/native-*.test.ts that may crash: node --import tsx native-child.ts NAME
 * [ARGUMENTS].
 */

/** A worker that runs a module of this folder: on Node 20, --import tsx does not reach workers. */
function startModule(name: string, options: WorkerOptions): Worker {
  const bundles = process.env.AGOP_TEST_BUNDLES;
  if (bundles !== undefined) return new Worker(path.join(bundles, "test", "support", `${name}.js`), options);
  const url = new URL(`./${name}.ts`, import.meta.url).href;
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(url)}); });`;
  return new Worker(code, { ...options, eval: true });
}

function startWorker(task: WorkerTask): Worker {
  return startModule("native-worker", { workerData: task });
}

/** The first accepted message of a worker. */
function message<T>(worker: Worker, accept: (value: unknown) => value is T): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.on("message", (value: unknown) => {
      if (accept(value)) resolve(value);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`the worker ended with ${code}`)));
  });
}

const isText = (value: unknown): value is string => typeof value === "string";
const isArray = (value: unknown): value is Float64Array => value instanceof Float64Array;

async function compute(n: number, rounds: number): Promise<Float64Array> {
  const session = createNativeBackend({ threads: 2 }).createSession(denseProblem(n, 40, 10));
  for (let round = 0; round < rounds; round++) await session.solve(fullFeatures(40), 0.1);
  const agop = await session.agop();
  session.dispose();
  return agop;
}

/** A session whose solve takes long, and how many milliseconds. */
async function longSession() {
  const session = createNativeBackend().createSession(denseProblem(4000, 40, 10));
  const begun = performance.now();
  await session.solve(fullFeatures(40), 0.1);
  return { session, whole: performance.now() - begun };
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const programs: Readonly<Record<string, (...args: readonly string[]) => Promise<void>>> = {
  /** Two workers and the main thread at once, with the same result. */
  async together() {
    const workers = [1, 2].map(() => startWorker({ kind: "solve", n: 600, rounds: 6 }));
    const results = await Promise.all([
      ...workers.map((worker) => message(worker, isArray)),
      compute(600, 6),
    ]);
    for (const result of results) {
      const difference = relativeFrobenius(result, results[0]);
      if (!(difference < 1e-10)) throw new Error(`the threads differ by ${difference}`);
    }
  },

  /** Terminates workers in the middle of their work, at various times, and continues computing. */
  async terminate(kind, n, times) {
    const before = await compute(300, 1);
    for (let k = 0; k < Number(times); k++) {
      const worker = startWorker({ kind: kind === "solve" ? "solve" : "agop", n: Number(n), rounds: 1000 });
      await message(worker, isText);
      worker.removeAllListeners("exit");
      await new Promise((resolve) => setTimeout(resolve, 40 + 150 * Math.random()));
      const alongside = k % 2 === 0 ? compute(300, 3) : undefined;
      await worker.terminate();
      await alongside;
    }
    const after = await compute(300, 1);
    if (!(relativeFrobenius(after, before) < 1e-10)) throw new Error("another result");
    console.log(`terminated ${times}`);
  },

  /**
   * process.exit() while an operation runs. On a busy machine the operation may end first; then try the next.
   */
  async exit(code) {
    const session = createNativeBackend().createSession(denseProblem(2000, 40, 10));
    let last = 0;
    const exitUnlessEnded = () => {
      if (last === 1) return;
      console.log(`at ${last}`);
      process.exit(Number(code));
    };
    const onProgress = (fraction: number) => {
      last = fraction;
      setImmediate(exitUnlessEnded);
    };
    for (;;) await session.solve(fullFeatures(40), 0.1, { onProgress });
  },

  /** process.exit() early in a long solve: prints how long that takes, and when the process begins to end. */
  async "exit-soon"() {
    const { session, whole } = await longSession();
    session.solve(fullFeatures(40), 0.1);
    await sleep(whole / 10);
    console.log(JSON.stringify({ whole, at: Date.now() }));
    process.exit(0);
  },

  /** worker.terminate() early in a long solve: prints how long both take. */
  async "terminate-soon"() {
    const { session, whole } = await longSession();
    session.dispose();
    const worker = startWorker({ kind: "solve", n: 4000, rounds: 1000 });
    await message(worker, isText);
    worker.removeAllListeners("exit");
    await sleep(whole / 10);
    const begun = performance.now();
    await worker.terminate();
    console.log(JSON.stringify({ whole, took: performance.now() - begun }));
  },

  /** What else can be done while long solves run, each with its milliseconds. */
  async beside() {
    const { session, whole } = await longSession();
    let busy = true;
    const solves = (async () => {
      while (busy) await session.solve(fullFeatures(40), 0.1);
    })();
    const backend = createNativeBackend();
    const timed = async (call: () => unknown) => {
      await sleep(whole / 10);
      const begun = performance.now();
      await call();
      return performance.now() - begun;
    };
    const sync = await timed(() => backend.matrixPowerSync(identity(2), 0.5));
    const small = Array.from({ length: 8 }, () => backend.matrixPower(identity(2), 0.5));
    const file = await timed(() => readFile(new URL(import.meta.url)));
    const load = Number(await message(startWorker({ kind: "load", n: 0, rounds: 0 }), isText));
    busy = false;
    await Promise.all([solves, ...small]);
    console.log(JSON.stringify({ whole, sync, file, load }));
  },

  /** Asks for more threads than there may be; the answer, or the error. */
  async threads(count) {
    const backend = createNativeBackend({ threads: Number(count) });
    const session = backend.createSession(denseProblem(900, 40, 10));
    const { solver } = await session.solve(fullFeatures(40), 0.1);
    const root = await backend.matrixPower(identity(600), 0.5);
    console.log(solver, root[0]);
  },

  /** The error of a backend that cannot be had. */
  async refused() {
    try {
      createNativeBackend();
      console.log("no error");
    } catch (error) {
      if (!(error instanceof AgopError)) throw error;
      console.log(error.code, error.message);
    }
  },

  /** Reaches its end with live sessions and an unawaited operation: the operation finishes. */
  async leave() {
    const session = createNativeBackend().createSession(denseProblem(400, 40, 10));
    session.solve(fullFeatures(40), 0.1).then(({ solver }) => console.log(solver));
    session.agop();
  },

  /** process.exit() in a worker. */
  async "worker-exit"() {
    const worker = startModule("native-child", { argv: ["exit", "3"] });
    const status = await new Promise((resolve) => worker.on("exit", resolve));
    await compute(200, 1);
    console.log(`worker ${status}`);
  },

  /** The BLAS core of the main thread and of a worker with a separate environment. */
  async core(where) {
    const inWorker = () => message(startWorker({ kind: "core", n: 0, rounds: 0 }), isText);
    const inMain = async () => createNativeBackend().blas().core;
    const [first, second] = where === "worker" ? [inWorker, inMain] : [inMain, inWorker];
    const cores = [await first(), await second()];
    console.log(JSON.stringify(cores));
  },
};

const [name, ...args] = process.argv.slice(2);
await programs[name](...args);
