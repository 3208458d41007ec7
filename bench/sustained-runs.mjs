// The child process for the table of sustained work:
//   node bench/sustained-runs.mjs runs MODULUS ITERATIONS THREADS COUNT
//     resident memory after each of COUNT runs, in bytes; with --expose-gc, after a garbage collection
//   node bench/sustained-runs.mjs pause MODULUS ITERATIONS THREADS
//     the event loop's longest pause during a run, in milliseconds
// Prints one JSON value.
import { monitorEventLoopDelay } from "node:perf_hooks";
import {
  createBackend,
  modularTask,
  RecursiveFeatureMachine,
  randomPartition,
  taskProblem,
} from "../dist/index.js";

const [what, modulus, iterations, threads, count] = process.argv.slice(2);
const backend = createBackend({ name: "native", threads: Number(threads) });
const task = modularTask({ operation: "x+y", modulus: Number(modulus) });
const problem = taskProblem(task, randomPartition(task, { trainFraction: 0.5, seed: 0 }));

async function run() {
  const machine = new RecursiveFeatureMachine({
    backend,
    kernel: { name: "gaussian", bandwidth: 2.5 },
    iterations: Number(iterations),
  });
  for await (const { trainLoss } of machine.iterate(problem))
    if (!Number.isFinite(trainLoss)) throw new Error(`training loss ${trainLoss}`);
  machine.dispose();
}

/** @returns {Promise<number[]>} */
async function residentMemory() {
  const bytes = [];
  for (let k = 0; k < Number(count); k++) {
    await run();
    globalThis.gc?.();
    bytes.push(process.memoryUsage.rss());
  }
  return bytes;
}

async function longestPause() {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await run();
  delay.disable();
  return { longest: delay.max / 1e6, percentile99: delay.percentile(99) / 1e6 };
}

const answer = what === "runs" ? await residentMemory() : await longestPause();
process.stdout.write(`${JSON.stringify(answer)}\n`);
