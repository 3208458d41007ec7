// Table 2: every native kernel against the raw BLAS call of the same work, and against the measured peak.
import { runCoreBench } from "./core-bench.mjs";
import { say } from "./progress.mjs";
import { median, spread } from "./statistics.mjs";
import { digits, withSpread } from "./table.mjs";

/** @typedef {import('./core-bench.mjs').CoreReport} CoreReport */
/** @typedef {import('./table.mjs').Table} Table */

export const peakName = "dgemm 2048";

const sizes = [
  { modulus: 31, samples: 480, quick: false },
  { modulus: 61, samples: 1860, quick: true },
  { modulus: 61, samples: 3660, quick: false },
  { modulus: 97, samples: 4704, quick: false },
];

/**
 * @param {object} options
 * @param {string} options.core
 * @param {number[]} options.threadCounts
 * @param {boolean} options.quick
 */
export async function kernels({ core, threadCounts, quick }) {
  /** @type {CoreReport[]} */
  const reports = [];
  for (const { modulus, samples } of sizes.filter((size) => !quick || size.quick)) {
    for (const threads of threadCounts) {
      say(`kernels: p = ${modulus}, n = ${samples}, threads: ${threads}`);
      reports.push(await runCoreBench({ modulus, samples, threads, rounds: quick ? 3 : 7, core }));
    }
  }
  return { reports, tables: reports.map(kernelTable) };
}

/** @param {CoreReport} report @returns {Table} */
export function kernelTable({ modulus, n, threads, benchmarks }) {
  const find = (/** @type {string} */ name) => benchmarks.find((benchmark) => benchmark.name === name);
  const rate = (/** @type {import('./core-bench.mjs').CoreBenchmark} */ { work, seconds }) =>
    (1e-9 * work) / median(seconds);
  const peak = find(peakName);
  const best = peak ? (1e-9 * peak.work) / Math.min(...peak.seconds) : Number.NaN;
  const raw = new Set(benchmarks.map(({ baseline }) => baseline));
  const rows = benchmarks
    .filter(({ name }) => !raw.has(name) && name !== peakName)
    .map((benchmark) => {
      const baseline = find(benchmark.baseline);
      const operations = benchmark.unit === "operations";
      return [
        benchmark.name,
        withSpread(spread(benchmark.seconds), 1e-3),
        operations ? digits(rate(benchmark)) : "-",
        operations ? "-" : digits(rate(benchmark)),
        benchmark.entries > 0 ? digits((1e9 * median(benchmark.seconds)) / benchmark.entries) : "-",
        baseline ? `${baseline.name}: ${digits(rate(baseline))}` : "-",
        baseline ? digits(rate(benchmark) / rate(baseline)) : "-",
        operations ? digits(rate(benchmark) / best) : "-",
      ];
    });
  const peakNote = peak
    ? `Peak: ${peakName} at its best, ${digits(best)} GFLOP/s (median ${digits(rate(peak))}: where the two differ much, the machine was disturbed and the fractions are too low).`
    : "";
  return {
    title: `Kernels: p = ${modulus}, n = ${n}, ${threads === 1 ? "1 thread" : `${threads} threads`}`,
    header: [
      "kernel",
      "ms",
      "GFLOP/s",
      "GB/s",
      "ns / entry",
      "raw call (its rate)",
      "of the raw call",
      "of peak",
    ],
    rows,
    notes: [
      "Milliseconds: median (fastest–slowest) over rounds in which every kernel and every raw call takes its turn. Operations are those of the algorithm; they stand beside each benchmark in native/bench. The AGOP of a quadratic kernel and its iteration are done with fewer, so that their rates are those of the algorithm replaced.",
      peakNote,
    ],
  };
}
