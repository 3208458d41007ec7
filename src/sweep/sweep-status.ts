import { lockHolder } from "../io/file-lock.ts";
import { plannedRunCount } from "./grid.ts";
import { type QueuedElement, queueIfKnown } from "./slurm/queue-state.ts";
import { runsOfElements } from "./slurm/recovered-queue.ts";
import { readSubmittedArrays, type SubmittedArray } from "./slurm/submitted-arrays.ts";
import { readRunRecords, readSweepDescription, sweepLockPath } from "./sweep-directory.ts";

/** How far a sweep is, as its directory and the queue of the cluster tell. */
export interface SweepStatus {
  readonly planned: number;
  readonly done: number;
  readonly failed: number;
  /** Runs that elements of the cluster do at this moment; null where the queue cannot be asked. */
  readonly running: number | null;
  /** Runs that wait for an element, or in one; null where the queue cannot be asked. */
  readonly queued: number | null;
  /** Runs without a record that nobody on the cluster is going to do; null where the queue cannot be asked. */
  readonly missing: number | null;
  /** Elements that run and wait. */
  readonly elements: { readonly running: number; readonly waiting: number } | null;
  /** The process that does the sweep on one machine, or submits it; null where there is none. */
  readonly process: { readonly host: string; readonly pid: number } | null;
}

/** @throws AgopError INVALID_FILE for a directory without a sweep; SLURM_REFUSED. */
export async function sweepStatus(directory: string): Promise<SweepStatus> {
  const planned = plannedRunCount(await readSweepDescription(directory));
  const arrays = await readSubmittedArrays(directory);
  // The queue before the records: the runs of an element that ends in between are then seen as done.
  const queue = await queueIfKnown(arrays.map(({ array }) => array));
  const records = await readRunRecords(directory);
  const failed = records.filter(({ outcome }) => outcome.status === "failed").length;
  const holder = await lockHolder(sweepLockPath(directory));
  return {
    planned,
    done: records.length - failed,
    failed,
    ...runsInQueue(arrays, queue, new Set(records.map(({ run }) => run)), planned),
    process: holder === undefined ? null : { host: holder.host, pid: holder.pid },
  };
}

function runsInQueue(
  arrays: readonly SubmittedArray[],
  queue: readonly QueuedElement[] | undefined,
  settled: ReadonlySet<number>,
  planned: number,
): Pick<SweepStatus, "running" | "queued" | "missing" | "elements"> {
  if (queue === undefined) return { running: null, queued: null, missing: null, elements: null };
  const open = (elements: readonly QueuedElement[]) =>
    [...runsOfElements(arrays, elements)].filter((run) => !settled.has(run)).length;
  const started = queue.filter(({ running }) => running);
  // An element does one run at a time.
  const running = started.filter((element) => open([element]) > 0).length;
  const inQueue = open(queue);
  return {
    running,
    queued: inQueue - running,
    missing: planned - settled.size - inQueue,
    elements: { running: started.length, waiting: queue.length - started.length },
  };
}
