// Table 4: the operations of an iteration over its time, against the measured dgemm, in an ordinary run.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cases } from "./cases.mjs";
import { Contender } from "./contender.mjs";
import { iterationOperations } from "./operations.mjs";
import { writeProblem } from "./problem-directory.mjs";
import { say } from "./progress.mjs";
import { median, spread } from "./statistics.mjs";
import { digits, withSpread } from "./table.mjs";

/** Time of iterations between two dgemm measurements, without pauses, as in an ordinary run. */
const runSeconds = 2;

/** Below this many samples the fixed costs of a call are visible. */
const smallest = 1860;

/**
 * @typedef {object} Efficiency
 * @property {string} case
 * @property {number} n
 * @property {number} threads
 * @property {number} operations
 * @property {import('./statistics.mjs').Spread} seconds
 * @property {number[]} gemm rates in GFLOP/s, each the best of three
 * @property {number} fraction of the median dgemm, from the median time
 * @property {number} bestFraction of the best dgemm, from the fastest iteration
 */

/**
 * @param {object} options
 * @param {number[]} options.threadCounts
 * @param {boolean} options.quick
 */
export async function efficiency({ threadCounts, quick }) {
  /** @type {Efficiency[]} */
  const results = [];
  for (const one of cases.filter((candidate) => !quick || candidate.quick)) {
    for (const threads of threadCounts) {
      const directory = mkdtempSync(path.join(tmpdir(), "agop-bench-"));
      try {
        const problem = path.join(directory, "problem");
        const size = await writeProblem(problem, one);
        if (size.n < smallest) continue;
        say(`iteration efficiency: ${one.name}, threads: ${threads}`);
        const agop = Contender.agop(problem, directory, threads);
        /** @type {number[]} */
        const gemm = [];
        try {
          await agop.ready();
          await agop.iterate(2, threads);
          for (let round = 0; round < (quick ? 2 : 4); round++) {
            gemm.push(await agop.gemm(threads));
            await agop.turn(threads, runSeconds);
          }
          if (!quick) gemm.push(await agop.gemm(threads));
        } finally {
          await agop.end();
        }
        const seconds = spread(agop.seconds(threads));
        const operations = iterationOperations(size);
        const rate = (/** @type {number} */ time, /** @type {number} */ peak) =>
          (1e-9 * operations) / time / peak;
        results.push({
          case: one.name,
          n: size.n,
          threads,
          operations,
          seconds,
          gemm,
          fraction: rate(seconds.median, median(gemm)),
          bestFraction: rate(seconds.min, Math.max(...gemm)),
        });
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    }
  }
  return { results, tables: [table(results)] };
}

/** @param {Efficiency[]} results @returns {import('./table.mjs').Table} */
function table(results) {
  return {
    title: "Iteration efficiency: operations / time / measured dgemm",
    header: [
      "case",
      "threads",
      "operations, 10^9",
      "ms per iteration",
      "GFLOP/s",
      "dgemm, GFLOP/s",
      "fraction",
      "fastest, of the best dgemm",
    ],
    rows: results.map((result) => [
      result.case,
      String(result.threads),
      digits(1e-9 * result.operations),
      withSpread(result.seconds, 1e-3),
      digits((1e-9 * result.operations) / result.seconds.median),
      `${digits(median(result.gemm))} (${digits(Math.min(...result.gemm))}–${digits(Math.max(...result.gemm))})`,
      digits(result.fraction),
      digits(result.bestFraction),
    ]),
    notes: [
      "Operations: n^3/3 + 2 n^2 c + 4 n^2 c + d^2 c n + 2 n m c. The iteration also builds K and takes the matrix power, which are not counted; with the quadratic kernel it needs fewer than counted.",
      "dgemm of order 2048 in the same process between runs of two seconds; each value is the best of three. Fractions: median time and median dgemm; fastest iteration and best dgemm. Wanted: at least 0.5, goal 0.75.",
    ],
  };
}
