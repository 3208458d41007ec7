// Table 6: runs per hour of a sweep on all processors, against one process alone and against published Python
// code.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { cli } from "../scripts/paths.mjs";
import { run } from "../scripts/run.mjs";
import { gaussian } from "./cases.mjs";
import { Contender } from "./contender.mjs";
import { writeProblem } from "./problem-directory.mjs";
import { say } from "./progress.mjs";
import { median, spread } from "./statistics.mjs";
import { digits, times, withSpread } from "./table.mjs";

const modulus = 31;
const iterations = 60;

/** Targets of a sweep: fraction of the ideal rate, and multiple of the Python rate. */
const wanted = { saturation: 0.85, ratio: 15 };

/**
 * Runs per second of `agop sweep`, including the start of its processes and the records on disk.
 * @param {string} directory
 * @param {number} processes
 * @param {number} runs
 */
async function sweepRate(directory, processes, runs) {
  const out = path.join(directory, `sweep-${processes}-${Math.random().toString(36).slice(2)}`);
  const grid = ["--op", "x+y", "--modulus", String(modulus), "--iterations", String(iterations)];
  const args = ["sweep", ...grid, "--seeds", String(runs), "--processes", String(processes), "--out", out];
  const result = await run(process.execPath, [cli, ...args, "--json"], { limit: 3600 });
  if (!result.ok) throw new Error(`agop ${args.join(" ")}: ${result.output.trim()}`);
  const { done, seconds, runs_per_second: rate } = JSON.parse(result.stdout);
  if (done !== runs) throw new Error(`agop ${args.join(" ")}: ${done} runs done`);
  return { rate: Number(rate), seconds: Number(seconds) };
}

/**
 * Iterations per second of single-threaded Python processes side by side.
 * @param {string} directory
 * @param {object} options
 * @param {string} options.python
 * @param {string} [options.upstream]
 * @param {number} options.processes
 * @param {number} options.rounds
 */
async function pythonRate(directory, { python, upstream, processes, rounds }) {
  const problem = path.join(directory, "problem");
  await writeProblem(problem, { modulus, partition: "random", kernel: gaussian });
  const name = upstream ? "upstream" : "faithful";
  const contenders = Array.from({ length: processes }, (_, n) =>
    Contender.python(python, name, problem, path.join(directory, `${name}-${n}`), upstream),
  );
  try {
    await Promise.all(contenders.map((contender) => contender.ready()));
    await Promise.all(contenders.map((contender) => contender.iterate(5, 1)));
    /** @type {number[]} */
    const rates = [];
    for (let round = 0; round < rounds; round++) {
      const each = await Promise.all(contenders.map((contender) => contender.iterate(20, 1)));
      rates.push(
        each
          .map((records) => records.length / records.reduce((sum, { seconds }) => sum + seconds, 0))
          .reduce((sum, rate) => sum + rate, 0),
      );
    }
    return { name, iterationsPerSecond: spread(rates) };
  } finally {
    await Promise.all(contenders.map((contender) => contender.end()));
  }
}

/**
 * @param {object} options
 * @param {string | undefined} options.python
 * @param {string} [options.upstream]
 * @param {boolean} options.quick
 */
export async function sweeps({ python, upstream, quick }) {
  const processes = availableParallelism();
  const directory = mkdtempSync(path.join(tmpdir(), "agop-bench-"));
  try {
    const rounds = quick ? 1 : 3;
    const runs = quick ? 12 : 60;
    /** @type {number[]} */
    const alone = [];
    for (let round = 0; round < rounds; round++) {
      say(`sweeps: ${runs} runs in one process (${round + 1} of ${rounds})`);
      alone.push((await sweepRate(directory, 1, runs)).rate);
    }
    const count = quick ? 24 : 1000;
    say(`sweeps: ${count} runs in ${processes} processes`);
    const full = await sweepRate(directory, processes, count);
    for (let round = 0; round < rounds; round++) {
      say(`sweeps: ${runs} runs in one process (${round + 1} of ${rounds})`);
      alone.push((await sweepRate(directory, 1, runs)).rate);
    }
    if (python !== undefined) say(`sweeps: Python in ${processes} processes`);
    const opponent =
      python === undefined
        ? undefined
        : await pythonRate(directory, { python, upstream, processes, rounds: quick ? 2 : 8 });
    const numbers = { processes, runs: count, alone: spread(alone), full, opponent };
    return { numbers, tables: [table(numbers, median(alone))] };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {object} numbers
 * @param {number} numbers.processes
 * @param {number} numbers.runs
 * @param {import('./statistics.mjs').Spread} numbers.alone
 * @param {{ rate: number, seconds: number }} numbers.full
 * @param {{ name: string, iterationsPerSecond: import('./statistics.mjs').Spread } | undefined}
 * numbers.opponent
 * @param {number} single
 */
function table({ processes, runs, alone, full, opponent }, single) {
  const hourly = (/** @type {number} */ rate) => Math.round(3600 * rate).toLocaleString("en");
  const saturation = full.rate / (processes * single);
  const rows = [
    ["one process", `${withSpread(alone)} runs/s`, hourly(single), ""],
    [
      `${runs} runs, ${processes} processes`,
      `${digits(full.rate)} runs/s in ${digits(full.seconds)} s`,
      hourly(full.rate),
      `${digits(100 * saturation)} % of ${processes} x one process (wanted: ${100 * wanted.saturation} %)`,
    ],
  ];
  if (opponent !== undefined) {
    const rate = opponent.iterationsPerSecond.median / iterations;
    rows.push([
      `${opponent.name}, ${processes} single-threaded processes`,
      `${withSpread(opponent.iterationsPerSecond)} iterations/s`,
      hourly(rate),
      `agop does ${times(full.rate / rate)} as many (wanted: ${wanted.ratio} x)`,
    ]);
  }
  return {
    title: `Sweeps: x+y mod ${modulus}, half of the table, gaussian, ${iterations} iterations a run`,
    header: ["what", "rate", "runs per hour", "compared"],
    rows,
    notes: [
      "agop: the whole of `agop sweep`, with the start of its processes and every record flushed to disk. Median (slowest–fastest).",
      "Python: iterations alone, without imports, data or results. upstream: the authors' code in the user's checkout. faithful: the published algorithm as published.",
    ],
  };
}
