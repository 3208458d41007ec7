// Table 5: what a long session of work meets: memory after many runs, the event loop during a run, Ctrl-C.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { cli } from "../scripts/paths.mjs";
import { run } from "../scripts/run.mjs";
import { say } from "./progress.mjs";
import { median } from "./statistics.mjs";
import { digits, megabytes } from "./table.mjs";

const script = fileURLToPath(new URL("sustained-runs.mjs", import.meta.url));

/** Runs at both ends whose medians are compared. */
const window = 20;

/** @param {string[]} args @returns {Promise<any>} */
async function measured(args) {
  const result = await run(process.execPath, [script, ...args], { limit: 1200 });
  if (!result.ok) throw new Error(`sustained-runs ${args.join(" ")}: ${result.output.trim()}`);
  return JSON.parse(result.stdout);
}

/**
 * Seconds from SIGINT to the end of a run, and its median iteration.
 * @param {number} threads
 */
async function interrupt(threads) {
  const args = ["run", "--op", "x+y", "--modulus", "97", "--iterations", "1000", "--json"];
  const child = spawn(process.execPath, [cli, ...args, "--threads", String(threads)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  let summary = "";
  child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    summary += text;
  });
  let lines = 0;
  /** @type {number | undefined} */
  let sent;
  child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    lines += text.split("\n").length - 1;
    if (lines < 3 || sent !== undefined) return;
    sent = performance.now();
    child.kill("SIGINT");
  });
  const [status] = await closed;
  if (sent === undefined) throw new Error("the run ended before it was interrupted");
  const { seconds_per_iteration: iteration } = JSON.parse(summary);
  return { seconds: (performance.now() - sent) / 1000, iteration: Number(iteration), status: Number(status) };
}

/**
 * @param {object} options
 * @param {number} options.threads
 * @param {boolean} options.quick
 */
export async function sustained({ threads, quick }) {
  // While V8 still sizes its heaps and compiles, memory grows whatever the runs do.
  const [warmUp, count] = quick ? [50, 50] : [100, 200];
  const last = warmUp + count;
  say(`sustained work: ${last} runs in one process`);
  /** @type {number[]} */
  const memory = await measured(["runs", "31", String(last), String(threads)]);
  say("sustained work: the event loop during a run");
  const pause = await measured(["pause", "97", quick ? "3" : "10", String(threads)]);
  say("sustained work: Ctrl-C");
  const stopped = await interrupt(threads);
  const before = median(memory.slice(warmUp, warmUp + window));
  const after = median(memory.slice(-window));
  const growth = after / before - 1;
  return {
    numbers: { memory, growth, pause, stopped },
    tables: [
      {
        title: "Sustained work",
        header: ["what", "measured", "wanted"],
        rows: [
          [
            `resident memory over ${count} runs of p = 31`,
            `${megabytes(before)}, ${megabytes(after)}: ${digits(100 * growth)} %`,
            "at most 5 % more",
          ],
          [
            "longest pause of the event loop, p = 97",
            `${digits(pause.longest)} ms (99 %: ${digits(pause.percentile99)})`,
            "below 20 ms",
          ],
          [
            "Ctrl-C to the end of the process, p = 97",
            `${digits(stopped.seconds)} s, status ${stopped.status} (an iteration: ${digits(stopped.iteration)} s)`,
            "within one iteration",
          ],
        ],
        notes: [
          `Memory: medians over runs ${warmUp + 1}–${warmUp + window} and ${last - window + 1}–${last} of one process, 10 iterations each; in the runs before, V8 sizes its heaps (${megabytes(memory[0])} after the first).`,
          "The pause is how late a timer of 1 ms came.",
        ],
      },
    ],
  };
}
