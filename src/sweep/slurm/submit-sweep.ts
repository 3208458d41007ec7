import { mkdir } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../../errors.ts";
import { lockFile } from "../../io/file-lock.ts";
import type { CheckedRun } from "../checked-runs.ts";
import { readRunRecords, sweepLockPath } from "../sweep-directory.ts";
import { type ArrayPlan, planArrays } from "./array-plan.ts";
import type { ClusterLimits } from "./cluster-limits.ts";
import { jobScript, logDirectory, sbatchArguments } from "./job-script.ts";
import { jobsOf, type RecoveredQueue, recoverQueue, runsOfElements } from "./recovered-queue.ts";
import { slurm } from "./slurm-commands.ts";
import { keepElements, newArrayNames, noteSubmission } from "./submitted-arrays.ts";

export interface SubmitOptions {
  /** Prepared for the sweep; absolute, as the nodes see it. */
  readonly directory: string;
  readonly runs: readonly CheckedRun[];
  readonly limits: ClusterLimits;
  /** As `ElementCommand` has it. */
  readonly agop: string;
  /** Default: chosen by the work of the runs and the limits of the cluster. */
  readonly runsPerElement?: number | undefined;
  /** Elements of the sweep that run at once; default: all for which the cluster has room. */
  readonly maxElements?: number | undefined;
  /** Options of sbatch, such as `--partition=cpu`. */
  readonly sbatch: readonly string[];
  /** Submit failed runs again; default false. */
  readonly retryFailed?: boolean | undefined;
}

/** An array that has been submitted. */
export interface SubmittedJob {
  readonly job: string;
  readonly elements: number;
  readonly runs: number;
}

export interface SweepSubmission {
  readonly done: number;
  /** Runs without a result that are not submitted again. */
  readonly failed: number;
  /** Runs that earlier arrays have still to do. */
  readonly inQueue: number;
  readonly jobs: readonly SubmittedJob[];
}

/**
 * Submits all runs that have no record and are not in the queue. Wherever it is ended, it can be called
 * again: what an array does is on disk before the array is submitted, and an array is found again by its
 * name.
 * @throws AgopError OUTPUT_BUSY where another process submits or does the same sweep; SLURM_UNAVAILABLE;
 * SLURM_REFUSED; INVALID_OPTION (`runsPerElement`); INVALID_OUTPUT.
 */
export async function submitSweep(options: SubmitOptions): Promise<SweepSubmission> {
  const { directory, runs, retryFailed = false } = options;
  const lock = await lockFile(sweepLockPath(directory));
  try {
    // The queue before the records: the runs of an element that ends in between are then seen as done.
    const recovered = await recoverQueue(directory);
    const queued = runsOfElements(recovered.arrays, recovered.queue);
    const settled = new Map(
      (await readRunRecords(directory)).map(({ run, outcome }) => [run, outcome.status]),
    );
    const isSettled = (run: number) =>
      settled.get(run) === "done" || (settled.get(run) === "failed" && !retryFailed);
    const missing = runs.filter(({ run }) => !isSettled(run) && !queued.has(run));
    const jobs = await submitRuns(missing, options, recovered);
    const count = (isCounted: (run: number) => boolean) => runs.filter(({ run }) => isCounted(run)).length;
    return {
      done: count((run) => settled.get(run) === "done"),
      failed: count((run) => settled.get(run) === "failed" && isSettled(run)),
      inQueue: count((run) => queued.has(run) && !isSettled(run)),
      jobs,
    };
  } finally {
    await lock.release();
  }
}

async function submitRuns(
  missing: readonly CheckedRun[],
  options: SubmitOptions,
  { queue }: RecoveredQueue,
): Promise<readonly SubmittedJob[]> {
  if (missing.length === 0) return [];
  const { directory, limits, runsPerElement, maxElements } = options;
  const plans = planArrays(missing, { limits, runsPerElement });
  const names = await newArrayNames(directory, plans.length);
  await mkdir(path.join(directory, logDirectory), { recursive: true });
  const jobs: SubmittedJob[] = [];
  for (const [place, plan] of plans.entries()) {
    // Slurm's own limit holds for each array alone: with one, an array waits for those before it.
    const before = maxElements === undefined ? [] : [...jobsOf(queue), ...jobs.map(({ job }) => job)];
    jobs.push(await submitArray(names[place], plan, before, options));
  }
  return jobs;
}

async function submitArray(
  array: string,
  { elements, bytes }: ArrayPlan,
  after: readonly string[],
  { directory, agop, maxElements, sbatch }: SubmitOptions,
): Promise<SubmittedJob> {
  await keepElements(directory, array, elements);
  const args = sbatchArguments({
    directory,
    array,
    elements: elements.length,
    bytes,
    maxElements,
    after,
    sbatch,
  });
  const answer = await slurm("sbatch", args, jobScript({ agop, directory, array }));
  const job = submittedJob(answer);
  await noteSubmission(directory, array, job);
  return { job, elements: elements.length, runs: elements.flat().length };
}

/**
 * The number of the job in what `sbatch --parsable` prints: the name of a cluster may stand behind it, and
 * what the site has to say before it.
 * @throws AgopError SLURM_REFUSED for an sbatch that submitted nothing, as with --test-only.
 */
export function submittedJob(answer: string): string {
  const job = /^(\d+)(;.*)?$/m.exec(answer.trim())?.[1];
  if (job !== undefined) return job;
  throw new AgopError("SLURM_REFUSED", {
    argument: "sbatch",
    given: `options with which sbatch names no job (${JSON.stringify(answer.trim())})`,
    accepted: "options with which it submits",
  });
}
