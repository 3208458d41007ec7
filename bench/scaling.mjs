// Table 3: time and memory of one iteration over p, on half of the table, with fitted exponents.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gaussian } from "./cases.mjs";
import { Contender } from "./contender.mjs";
import { memoryBound } from "./operations.mjs";
import { writeProblem } from "./problem-directory.mjs";
import { say } from "./progress.mjs";
import { fitPowerLaw, spread } from "./statistics.mjs";
import { digits, megabytes, withSpread } from "./table.mjs";

const moduli = [17, 23, 31, 43, 61, 83, 107, 127, 151];
const quickModuli = [17, 31, 43, 61, 83];
/** Fit exponents from this size: below it the lower-order terms matter. */
const large = 43;

/**
 * @typedef {object} Point
 * @property {number} modulus
 * @property {number} n
 * @property {number} threads
 * @property {import('./statistics.mjs').Spread} seconds
 * @property {number} peakMemoryBytes
 * @property {number} baselineMemoryBytes of the process before the run
 * @property {string[]} solvers
 */

/**
 * @param {object} options
 * @param {number[]} options.threadCounts
 * @param {boolean} options.quick
 */
export async function scaling({ threadCounts, quick }) {
  /** @type {Point[]} */
  const points = [];
  for (const threads of threadCounts) {
    for (const modulus of quick ? quickModuli : moduli) {
      say(`scaling: p = ${modulus}, threads: ${threads}`);
      points.push(await measurePoint(modulus, threads, quick));
    }
  }
  const fits = threadCounts.map((threads) =>
    fit(
      points.filter((point) => point.threads === threads),
      threads,
    ),
  );
  return { points, fits, tables: [pointTable(points, threadCounts), fitTable(fits)] };
}

/**
 * @param {number} modulus
 * @param {number} threads
 * @param {boolean} quick
 * @returns {Promise<Point>}
 */
async function measurePoint(modulus, threads, quick) {
  const directory = mkdtempSync(path.join(tmpdir(), "agop-bench-"));
  try {
    const problem = path.join(directory, "problem");
    const { n } = await writeProblem(problem, { modulus, partition: "random", kernel: gaussian });
    const agop = Contender.agop(problem, directory, threads);
    try {
      await agop.ready();
      await agop.iterate(1, threads);
      for (let turn = 0; turn < (quick ? 2 : 4); turn++) await agop.turn(threads);
    } finally {
      await agop.end();
    }
    const { peakMemoryBytes, baselineMemoryBytes } = agop;
    const solvers = [...new Set(agop.records.map(({ solver }) => solver))];
    return {
      modulus,
      n,
      threads,
      seconds: spread(agop.seconds(threads)),
      peakMemoryBytes,
      baselineMemoryBytes,
      solvers,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * @param {Point[]} points for one number of threads
 * @param {number} threads
 */
function fit(points, threads) {
  const exponent = (/** @type {Point[]} */ chosen, /** @type {(point: Point) => number} */ value) =>
    fitPowerLaw(chosen.map((point) => /** @type {const} */ ([point.modulus, value(point)])));
  const time = (/** @type {Point} */ { seconds }) => seconds.median;
  const memory = (/** @type {Point} */ point) => point.peakMemoryBytes - point.baselineMemoryBytes;
  const upper = points.filter(({ modulus }) => modulus >= large);
  return {
    threads,
    timeAll: exponent(points, time),
    timeLarge: exponent(upper, time),
    memoryLarge: exponent(upper, memory),
  };
}

/** @param {Point[]} points @param {number[]} threadCounts @returns {import('./table.mjs').Table} */
function pointTable(points, threadCounts) {
  const unusual = points.filter(({ solvers }) => solvers.some((solver) => solver !== "cholesky"));
  return {
    title: "Scaling: x + y mod p, half of the table, gaussian",
    header: [
      "p",
      "n",
      ...threadCounts.flatMap((threads) => [
        `ms, threads: ${threads}`,
        `peak memory, threads: ${threads}`,
        `above the start, threads: ${threads}`,
      ]),
      "8 n^2",
      "bound",
    ],
    rows: [...new Set(points.map(({ modulus }) => modulus))].map((modulus) => {
      const row = points.filter((point) => point.modulus === modulus);
      return [
        String(modulus),
        String(row[0].n),
        ...row.flatMap((point) => [
          withSpread(point.seconds, 1e-3),
          megabytes(point.peakMemoryBytes),
          megabytes(point.peakMemoryBytes - point.baselineMemoryBytes),
        ]),
        megabytes(8 * row[0].n ** 2),
        megabytes(memoryBound(row[0].n)),
      ];
    }),
    notes: [
      "Milliseconds per iteration with metrics: median (fastest–slowest), the first iteration not counted. Each p in a process of its own.",
      "“Above the start” is the peak less what the process occupied when Node.js, agop and BLAS were loaded. The bound is 1.2 x 8 n^2 + 150 MB.",
      ...unusual.map(({ modulus, solvers }) => `p = ${modulus} was solved by ${solvers.join(", ")}.`),
    ],
  };
}

/** @param {ReturnType<typeof fit>[]} fits @returns {import('./table.mjs').Table} */
function fitTable(fits) {
  const cell = (/** @type {ReturnType<typeof fitPowerLaw>} */ { exponent, residual }) =>
    `${digits(exponent)} (±${digits(100 * residual)} %)`;
  return {
    title: "Scaling: fitted exponents",
    header: ["threads", "time ~ p^k, all p", `time ~ p^k, p >= ${large}`, `memory ~ p^k, p >= ${large}`],
    rows: fits.map(({ threads, timeAll, timeLarge, memoryLarge }) => [
      String(threads),
      cell(timeAll),
      cell(timeLarge),
      cell(memoryLarge),
    ]),
    notes: [
      "Least squares in log-log; in brackets the root mean square of what the fit leaves. n = p^2 / 2: K alone is p^4, H and H'H p^5, Cholesky p^6. Memory is that above the start.",
    ],
  };
}
