import { readdir } from "node:fs/promises";
import { lockHolder } from "../io/file-lock.ts";
import { plannedRunCount } from "./grid.ts";
import type { RunRecord } from "./run-record.ts";
import { readElementRecords } from "./slurm/element-records.ts";
import { type QueuedElement, queueIfKnown } from "./slurm/queue-state.ts";
import { runsOfElements } from "./slurm/recovered-queue.ts";
import { readSubmittedArrays, type SubmittedArray } from "./slurm/submitted-arrays.ts";
import { type UnrecordedElement, unrecordedElements } from "./slurm/unrecorded-elements.ts";
import { readRunRecords, readSweepDescription, sweepLockPath } from "./sweep-directory.ts";

/** Progress of a sweep, from its directory and the queue of the cluster. */
export interface SweepStatus {
  readonly planned: number;
  readonly done: number;
  /** Failed runs, except runs that a queued element will repeat. */
  readonly failed: number;
  /** Runs that the cluster is doing now; null if Slurm is unavailable. */
  readonly running: number | null;
  /** Runs that wait in the queue or in a started element; null if Slurm is unavailable. */
  readonly queued: number | null;
  /** Runs without a record that are not in the queue; null if Slurm is unavailable. */
  readonly missing: number | null;
  /** Numbers of elements in the queue; null if Slurm is unavailable. */
  readonly elements: { readonly running: number; readonly waiting: number } | null;
  /** Elements that ended without recording all of their runs; empty if Slurm is unavailable. */
  readonly unrecorded: readonly UnrecordedElement[];
  /** Process that does the sweep on one machine, or submits it; null if there is none. */
  readonly process: { readonly host: string; readonly pid: number } | null;
}

/** @throws AgopError INVALID_FILE for a directory without a sweep; SLURM_REFUSED. */
export async function sweepStatus(directory: string): Promise<SweepStatus> {
  const planned = plannedRunCount(await readSweepDescription(directory));
  const arrays = await readSubmittedArrays(directory);
  // Read the queue before the records, so that the runs of an element that ends in between count as done.
  const queue = await queueIfKnown(arrays.map(({ array }) => array));
  const records = await readRunRecords(directory);
  const numbers = (status: RunRecord["outcome"]["status"]) =>
    new Set(records.filter(({ outcome }) => outcome.status === status).map(({ run }) => run));
  const [done, failed] = [numbers("done"), numbers("failed")];
  const open = queue === undefined ? undefined : await openRuns(directory, arrays, queue, { done, failed });
  const inQueue = new Set(open?.flatMap(({ runs }) => runs));
  const hasRecord = (run: number) => done.has(run) || failed.has(run);
  const isAccountedFor = (run: number) => hasRecord(run) || inQueue.has(run);
  const unrecorded =
    queue === undefined ? [] : await unrecordedElements({ directory, arrays, queue, isAccountedFor });
  const failedForGood = [...failed].filter((run) => !inQueue.has(run)).length;
  const holder = await lockHolder(sweepLockPath(directory));
  return {
    planned,
    done: done.size,
    failed: failedForGood,
    ...runsInQueue(open, planned - done.size - failedForGood),
    unrecorded,
    process: holder === undefined ? null : { host: holder.host, pid: holder.pid },
  };
}

interface OpenElement {
  readonly running: boolean;
  /** Runs that the element still has to do. */
  readonly runs: readonly number[];
}

/**
 * Lists the pending runs of the elements in the queue. A failed run counts as pending unless it failed in the
 * same element.
 */
async function openRuns(
  directory: string,
  arrays: readonly SubmittedArray[],
  queue: readonly QueuedElement[],
  { done, failed }: { readonly done: ReadonlySet<number>; readonly failed: ReadonlySet<number> },
): Promise<readonly OpenElement[]> {
  const files = failed.size === 0 ? [] : await readdir(directory);
  const open: OpenElement[] = [];
  for (const element of queue) {
    const left = [...runsOfElements(arrays, [element])].filter((run) => !done.has(run));
    const failedBefore = left.filter((run) => failed.has(run));
    const own = failedBefore.length === 0 ? [] : await readElementRecords(directory, files, element);
    // Ignore records written since the others were read; the next call counts them.
    const failedHere = failedBefore.filter((run) => own.some((record) => record.run === run));
    open.push({ running: element.running, runs: left.filter((run) => !failedHere.includes(run)) });
  }
  return open;
}

/** @param unsettled Number of runs that are not done and have not finally failed. */
function runsInQueue(
  open: readonly OpenElement[] | undefined,
  unsettled: number,
): Pick<SweepStatus, "running" | "queued" | "missing" | "elements"> {
  if (open === undefined) return { running: null, queued: null, missing: null, elements: null };
  const started = open.filter(({ running }) => running);
  // An element does one run at a time.
  const running = started.filter(({ runs }) => runs.length > 0).length;
  const inQueue = new Set(open.flatMap(({ runs }) => runs)).size;
  return {
    running,
    queued: inQueue - running,
    missing: unsettled - inQueue,
    elements: { running: started.length, waiting: open.length - started.length },
  };
}
