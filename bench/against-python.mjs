// Table 1: agop against Python RFM, side by side, in alternating turns, on the same cores.
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { compare } from "./agreement.mjs";
import { cases } from "./cases.mjs";
import { Contender } from "./contender.mjs";
import { memoryBound } from "./operations.mjs";
import { writeProblem } from "./problem-directory.mjs";
import { say } from "./progress.mjs";
import { median, spread } from "./statistics.mjs";
import { digits, megabytes, times, withSpread } from "./table.mjs";

/** @typedef {import('./table.mjs').Table} Table */
/** @typedef {import('./statistics.mjs').Spread} Spread */

/**
 * @typedef {object} Result
 * @property {string} contender
 * @property {number} threads the fastest number
 * @property {Spread} seconds
 * @property {Record<string, number>} medianByThreads seconds, for each number of threads tried
 * @property {number} peakMemoryBytes
 * @property {number} gemm its own dgemm, GFLOP/s
 * @property {string[]} solvers
 * @property {number} ratio its median over agop's; 1 for agop
 * @property {string[]} problems disagreements with agop; they make its times meaningless
 * @property {number} worstLoss
 * @property {number} worstFeatures
 */

/**
 * @typedef {object} CaseResult
 * @property {import('./cases.mjs').Case} case
 * @property {import('./operations.mjs').Size} size
 * @property {Result[]} results agop's first
 */

/**
 * Seconds per iteration from which an opponent in quick mode gets only two turns and no trial with fewer
 * threads.
 */
const slowSeconds = 2.5;

/**
 * @param {object} options
 * @param {string} options.python
 * @param {string} [options.upstream]
 * @param {number} options.threads of agop
 * @param {boolean} options.quick
 */
export async function againstPython({ python, upstream, threads, quick }) {
  /** @type {CaseResult[]} */
  const results = [];
  /** @type {Record<string, any>} */
  let versions = {};
  for (const one of cases.filter((candidate) => !quick || candidate.quick)) {
    say(`agop against Python: ${one.name}`);
    const directory = mkdtempSync(path.join(tmpdir(), "agop-bench-"));
    try {
      const problem = path.join(directory, "problem");
      const size = await writeProblem(problem, one);
      const out = (/** @type {string} */ name) => path.join(directory, name);
      const agop = Contender.agop(problem, out("agop"), threads);
      const opponents = [
        Contender.python(python, "faithful", problem, out("faithful")),
        Contender.python(python, "improved", problem, out("improved")),
      ];
      if (upstream)
        opponents.unshift(Contender.python(python, "upstream", problem, out("upstream"), upstream));
      try {
        results.push({ case: one, size, results: await compete(agop, opponents, threads, quick) });
      } finally {
        await Promise.all([agop, ...opponents].map((contender) => contender.end()));
      }
      versions = opponents[0].versions;
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
  const agrees = results.every((one) => one.results.every(({ problems }) => problems.length === 0));
  return { results, versions, agrees, tables: [timeTable(results), memoryTable(results)] };
}

/** The thread counts to try for an opponent. */
function threadCounts() {
  const all = availableParallelism();
  return [...new Set([all, 2, 1])].filter((count) => count <= all);
}

/**
 * @param {Contender} agop
 * @param {Contender[]} opponents
 * @param {number} threads of agop
 * @param {boolean} quick
 * @returns {Promise<Result[]>}
 */
async function compete(agop, opponents, threads, quick) {
  const all = threadCounts();
  const contenders = [agop, ...opponents];
  for (const contender of contenders) await contender.ready();
  // The first iterations warm up: compare their results, but do not time them.
  for (const contender of contenders) await contender.iterate(2, contender === agop ? threads : all[0]);

  /** @type {Map<Contender, number>} */
  const best = new Map([[agop, threads]]);
  for (const opponent of opponents) {
    const slow = quick && (opponent.records.at(-1)?.seconds ?? 0) > slowSeconds;
    const counts = slow ? all.slice(0, 1) : all;
    for (let probe = 0; probe < (quick ? 1 : 2); probe++)
      for (const count of counts) await opponent.turn(count);
    const medians = counts.map((count) => median(opponent.seconds(count)));
    best.set(opponent, counts[medians.indexOf(Math.min(...medians))]);
  }
  for (let round = 0; round < (quick ? 3 : 6); round++) {
    for (const contender of contenders) {
      const slow = quick && (contender.records.at(-1)?.seconds ?? 0) > slowSeconds;
      if (round >= 2 && slow) continue;
      await contender.turn(best.get(contender) ?? threads);
    }
  }
  // Give the losses of every iteration of an opponent a counterpart.
  const furthest = Math.max(
    ...contenders.flatMap(({ records }) => records.map(({ iteration }) => iteration)),
  );
  const reached = Math.max(...agop.records.map(({ iteration }) => iteration));
  if (reached < furthest) await agop.iterate(furthest - reached, threads);

  // Measure dgemm last: its operands would count as memory of the run.
  /** @type {Map<Contender, number>} */
  const gemm = new Map();
  for (const contender of contenders)
    gemm.set(contender, await contender.gemm(best.get(contender) ?? threads));

  const ours = { records: agop.records, features: await agop.features() };
  const reference = spread(agop.seconds(threads));
  /** @type {Result[]} */
  const results = [];
  for (const contender of contenders) {
    // The turns after the probes may still favour another number of threads.
    const tried = [...new Set(contender.records.map((record) => record.threads))];
    const medians = tried.map((count) => median(contender.seconds(count)));
    // Skip a median without timed iterations: a single turn holds only the first of a run.
    const known = medians.filter((value) => !Number.isNaN(value));
    const chosen = contender === agop ? threads : tried[medians.indexOf(Math.min(...known))];
    const seconds = spread(contender.seconds(chosen));
    const agreement = compare(ours, { records: contender.records, features: await contender.features() });
    results.push({
      contender: contender.name,
      threads: chosen,
      seconds,
      medianByThreads: Object.fromEntries(tried.map((count, k) => [count, medians[k]])),
      peakMemoryBytes: contender.peakMemoryBytes,
      gemm: gemm.get(contender) ?? Number.NaN,
      solvers: [...new Set(contender.records.map(({ solver }) => solver))],
      ratio: seconds.median / reference.median,
      ...agreement,
    });
  }
  return results;
}

/** @param {CaseResult[]} results @returns {Table} */
function timeTable(results) {
  const names = results[0]?.results.slice(1).map(({ contender }) => contender) ?? [];
  /** @type {string[]} */
  const disagreements = [];
  const rows = results.map(({ case: one, results: [agop, ...opponents] }) => {
    const cells = [one.name, withSpread(agop.seconds, 1e-3)];
    for (const opponent of opponents) {
      const { seconds, threads, ratio, problems, contender } = opponent;
      if (problems.length > 0) disagreements.push(`${one.name}, ${contender}: ${problems[0]}`);
      if (problems.length > 0) cells.push("disagrees", "-");
      else cells.push(`${withSpread(seconds, 1e-3)} [${threads}]`, times(ratio));
    }
    return [...cells, `${one.atLeast} x`, `${one.goal} x`];
  });
  const all = results.flatMap((one) => one.results);
  const worst = (/** @type {'worstLoss' | 'worstFeatures'} */ field) =>
    Math.max(...all.map((result) => result[field])).toExponential(1);
  const gemm = (/** @type {string} */ name) =>
    digits(Math.max(...all.filter(({ contender }) => contender === name).map((result) => result.gemm)));
  const unusual = results
    .filter(({ results: [agop] }) => agop.solvers.some((solver) => solver !== "cholesky"))
    .map(({ case: one, results: [agop] }) => `${one.name}: agop solved by ${agop.solvers.join(", ")}.`);
  return {
    title: "agop against Python RFM: milliseconds per iteration with metrics",
    header: [
      "case",
      "agop",
      ...names.flatMap((name) => [`${name} [threads]`, `${name} / agop`]),
      "at least",
      "goal",
    ],
    rows,
    notes: [
      "Median (fastest–slowest); contenders take turns, in processes of their own; the first iterations warm up and are not counted.",
      `Each opponent runs with the number of threads that is best for it, of ${threadCounts().join(" and ")}.`,
      "faithful: PyTorch, the published algorithm as published (dense, batched, LU). improved: PyTorch with Cholesky and the structure of one-hot pairs. upstream: the authors' code in the user's checkout.",
      "“At least” and “goal” were set against the authors' code.",
      `Results agree: losses to ${worst("worstLoss")} (allowed 1e-9), M_1 and M_3 to ${worst("worstFeatures")} (allowed 1e-6).`.replace(
        "Results agree",
        disagreements.length > 0 ? "NOT all results agree" : "Results agree",
      ),
      `Best dgemm, GFLOP/s: agop ${gemm("agop")}${names.map((name) => `, ${name} ${gemm(name)}`).join("")}.`,
      ...unusual,
      ...disagreements.map((text) => `DISAGREES: ${text}`),
    ],
  };
}

/** @param {CaseResult[]} results @returns {Table} */
function memoryTable(results) {
  const names = results[0]?.results.slice(1).map(({ contender }) => contender) ?? [];
  return {
    title: "Peak resident memory of those processes",
    header: ["case", "agop", ...names, "1.2 x 8 n^2 + 150 MB"],
    rows: results.map(({ case: one, size, results: contenders }) => [
      one.name,
      ...contenders.map(({ peakMemoryBytes }) => megabytes(peakMemoryBytes)),
      megabytes(memoryBound(size.n)),
    ]),
    notes: ["Node.js and Python themselves are part of it. The last column is what a run of agop may take."],
  };
}
