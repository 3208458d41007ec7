import { Worker } from "node:worker_threads";

/** Milliseconds before the first line, and between lines. */
const times = { first: 2000, interval: 10_000 };

/**
 * Work that computes at a stretch leaves no turn to a timer: another thread keeps the time, and writes by
 * itself.
 */
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
 * Does work that may take long, and says on standard error, after two seconds and then now and then, that it
 * is under way.
 * @param text What is being done, on one line.
 */
export async function withSignOfLife<Result>(
  text: string,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  // Options of Node such as --input-type would make another script of it.
  const worker = new Worker(script, { eval: true, execArgv: [], workerData: { text, ...times } });
  worker.unref();
  // The work goes on without a sign of life if no thread can start.
  worker.on("error", () => {});
  try {
    return await work();
  } finally {
    await worker.terminate();
  }
}
