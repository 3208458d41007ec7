import { parentPort, workerData } from "node:worker_threads";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { denseProblem, fullFeatures } from "./backend-problems.ts";

/** Task of a worker thread, and its number of repetitions. */
export interface WorkerTask {
  readonly kind: "solve" | "agop" | "core" | "load";
  readonly n: number;
  readonly rounds: number;
}

const { kind, n, rounds } = workerData as WorkerTask;
const begun = performance.now();
const backend = createNativeBackend({ threads: 2 });

if (kind === "load") {
  parentPort?.postMessage(String(performance.now() - begun));
} else if (kind === "core") {
  parentPort?.postMessage(backend.blas().core);
} else {
  const session = backend.createSession(denseProblem(n, 40, 10));
  const m = fullFeatures(40);
  // Report progress: its thread-safe function must survive the end of the thread too.
  const control = { onProgress: () => undefined };
  await session.solve(m, 0.1, control);
  parentPort?.postMessage("started");
  for (let round = 1; round < rounds; round++) {
    await (kind === "solve" ? session.solve(m, 0.1, control) : session.agop({}, control));
  }
  parentPort?.postMessage(await session.agop({}, control));
}
