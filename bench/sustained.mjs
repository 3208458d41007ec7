// Table 5: a long session of work: memory after many runs, the event loop during a run, Ctrl-C.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { cli } from "../scripts/paths.mjs";
import { run } from "../scripts/run.mjs";
import { say } from "./progress.mjs";
import { median } from "./statistics.mjs";
import { digits, megabytes } from "./table.mjs";

const script = fileURLToPath(new URL("sustained-runs.mjs", import.meta.url));

/** Warm-up runs: V8 still compiles and sizes its heaps. */
const warmUp = 20;

/** Number of runs at each end; compares their medians. */
const window = 20;

/** @param {string[]} args @param {string[]} [flags] Of Node. @returns {Promise<any>} */
async function measured(args, flags = []) {
  const result = await run(process.execPath, [...flags, script, ...args], { limit: 1200 });
  if (!result.ok) throw new Error(`sustained-runs ${args.join(" ")}: ${result.output.trim()}`);
  return JSON.parse(result.stdout);
}

/** @param {number[]} bytes Resident memory after each run. */
function growth(bytes) {
  const before = median(bytes.slice(warmUp, warmUp + window));
  const after = median(bytes.slice(-window));
  return { before, after, growth: after / before - 1, bytes };
}

/** @param {{ before: number, after: number, growth: number }} [memory] */
function describe(memory) {
  if (memory === undefined) return "not in quick mode";
  const { before, after, growth } = memory;
  return `${megabytes(before)}, ${megabytes(after)}: ${digits(100 * growth)} %`;
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
  const last = quick ? 60 : 220;
  const iterations = quick ? 10 : 60;
  const runs = ["runs", "31", String(iterations), String(threads), String(last)];
  say(`sustained work: ${last} runs in one process, garbage collected after each`);
  const retained = growth(await measured(runs, ["--expose-gc"]));
  if (!quick) say("sustained work: the same, collected when V8 likes");
  const memory = quick ? undefined : growth(await measured(runs));
  say("sustained work: the event loop during a run");
  const pause = await measured(["pause", "97", quick ? "3" : "10", String(threads)]);
  say("sustained work: Ctrl-C");
  const stopped = await interrupt(threads);
  return {
    numbers: { memory, retained, pause, stopped },
    tables: [
      {
        title: "Sustained work",
        header: ["what", "measured", "wanted"],
        rows: [
          [`resident memory over ${last - warmUp} runs of p = 31`, describe(memory), "at most 5 % more"],
          ["the same, garbage collected after each run", describe(retained), "at most 5 % more"],
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
          `Memory: medians over runs ${warmUp + 1}–${warmUp + window} and ${last - window + 1}–${last} of one process, ${iterations} iterations each; ${megabytes(retained.bytes[0])} after the first. In the ${warmUp} runs before, V8 sizes its heaps and fills its allowance of 32 MB of arrays that nobody reaches any more.`,
          "The pause is how late a timer of 1 ms came.",
        ],
      },
    ],
  };
}
