import { AgopError } from "../../errors.ts";
import type { ProcessPool } from "../../system/process-pool.ts";
import { checkedRuns } from "../checked-runs.ts";
import { plannedRunsAt } from "../grid.ts";
import type { RunResult } from "../run-record.ts";
import { type SweepProgress, sweep } from "../sweep.ts";
import { readRunFiles, readSweepDescription, requireSameTables } from "../sweep-directory.ts";
import type { SweepRunRequest } from "../sweep-run.ts";
import { type ElementOfJob, elementRecordsFile } from "./element-records.ts";
import { readElements } from "./submitted-arrays.ts";

/** Identifies the element of a job array that a process does. */
export interface ElementIdentity extends ElementOfJob {
  /** Number of restarts by Slurm, for example after the failure of a node. */
  readonly restarts: number;
}

/**
 * Reads the identity of an element from the environment that Slurm sets.
 * @throws AgopError INVALID_OPTION outside of a job array.
 */
export function elementIdentity(environment: NodeJS.ProcessEnv): ElementIdentity {
  const {
    SLURM_ARRAY_JOB_ID: job,
    SLURM_ARRAY_TASK_ID: element,
    SLURM_RESTART_COUNT: restarts = "0",
  } = environment;
  if (job !== undefined && element !== undefined)
    return { job, element: Number(element), restarts: Number(restarts) };
  throw new AgopError("INVALID_OPTION", {
    argument: "sweep-element",
    given: "no SLURM_ARRAY_JOB_ID and SLURM_ARRAY_TASK_ID",
    accepted: "an element of a job array: agop sweep FILE --engine slurm submits them",
  });
}

export interface ElementOptions {
  readonly directory: string;
  readonly array: string;
  readonly identity: ElementIdentity;
  /** Pool of one process. */
  readonly pool: ProcessPool<SweepRunRequest, RunResult>;
}

/**
 * Does the runs of an element one after another; skips the runs that it recorded before a restart. Reads no
 * records of other elements: `submitSweep` left out the recorded runs, and a thousand elements that read all
 * records would overload the file system.
 */
export async function* doElement({
  directory,
  array,
  identity,
  pool,
}: ElementOptions): AsyncGenerator<SweepProgress, void, undefined> {
  const { element, restarts } = identity;
  const numbers = (await readElements(directory, array))[element] ?? [];
  const description = await readSweepDescription(directory);
  await requireSameTables(directory, description);
  const runs = await checkedRuns(plannedRunsAt(description, numbers));
  const files = Array.from({ length: restarts + 1 }, (_, restart) => elementRecordsFile(identity, restart));
  const held = await readRunFiles(directory, files);
  // Slurm limits the memory of the element.
  const memory = Number.POSITIVE_INFINITY;
  const recordsFile = elementRecordsFile(identity, restarts);
  yield* sweep({ directory, description, runs, pool, memory, held, recordsFile });
}
