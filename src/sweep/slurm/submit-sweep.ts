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
  /** Absolute path of the prepared directory, as the nodes see it. */
  readonly directory: string;
  readonly runs: readonly CheckedRun[];
  readonly limits: ClusterLimits;
  /** See `ElementCommand`. */
  readonly agop: string;
  /** Default: computed from the work of the runs and the limits of the cluster. */
  readonly runsPerElement?: number | undefined;
  /** Maximum number of elements that run at once; default: as many as the cluster has room for. */
  readonly maxElements?: number | undefined;
  /** Options of sbatch, such as `--partition=cpu`. */
  readonly sbatch: readonly string[];
  /** Submit failed runs again; default false. */
  readonly retryFailed?: boolean | undefined;
}

/** A submitted array. */
export interface SubmittedJob {
  readonly job: string;
  readonly elements: number;
  readonly runs: number;
}

export interface SweepSubmission {
  readonly done: number;
  /** Failed runs that are not submitted again. */
  readonly failed: number;
  /** Runs that earlier arrays still have to do. */
  readonly inQueue: number;
  readonly jobs: readonly SubmittedJob[];
}

/**
 * Submits all runs that have no record and are not in the queue. Call it again after an interruption at any
 * point: it writes the runs of an array to disk before submitting the array, and finds submitted arrays by
 * their names.
 * @throws AgopError OUTPUT_BUSY when another process submits or does the same sweep; SLURM_UNAVAILABLE;
 * SLURM_REFUSED; INVALID_OPTION (`runsPerElement`); INVALID_OUTPUT.
 */
export async function submitSweep(options: SubmitOptions): Promise<SweepSubmission> {
  const { directory, runs, retryFailed = false } = options;
  const lock = await lockFile(sweepLockPath(directory));
  try {
    // Read the queue before the records, so that the runs of an element that ends in between count as done.
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
    // Slurm limits the running elements of each array separately: make each array wait for the earlier ones.
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
 * Finds the job number in the output of `sbatch --parsable`. The name of a cluster may follow it, and
 * messages of the site may precede it.
 * @throws AgopError SLURM_REFUSED if sbatch submitted nothing, as with --test-only.
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
