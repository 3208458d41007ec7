import { Worker } from "node:worker_threads";

/** Milliseconds before the first line and between lines. */
const times = { first: 2000, interval: 10_000 };

/** Runs in another thread, because synchronous work blocks the timers of the main thread. */
const script = `
const { workerData: { text, first, interval } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const start = performance.now();
const say = () => {
  try {
    writeSync(2, text + " (" + Math.round((performance.now() - start) / 1000) + " s so far)\\n");
  } catch {
    // Nobody reads it.
  }
};
setTimeout(() => {
  say();
  setInterval(say, interval);
}, first);
`;

/**
 * Does long work and reports on standard error that it is under way, after 2 s and then every 10 s.
 * @param text Names the work on one line.
 */
export async function withSignOfLife<Result>(
  text: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  // Drop the options of Node: --input-type, for example, would change how Node reads the script.
  const worker = new Worker(script, { eval: true, execArgv: [], workerData: { text, ...times } });
  worker.unref();
  // Continue without a sign of life if no thread can start.
  worker.on("error", () => {});
  try {
    return await work();
  } finally {
    await worker.terminate();
  }
}
