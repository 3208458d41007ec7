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

/** How far a sweep is, as its directory and the queue of the cluster tell. */
export interface SweepStatus {
  readonly planned: number;
  readonly done: number;
  /** Failed runs, without those that an element will repeat. */
  readonly failed: number;
  /** Runs that elements of the cluster do at this moment; null where the queue cannot be asked. */
  readonly running: number | null;
  /** Runs that wait for an element, or in one; null where the queue cannot be asked. */
  readonly queued: number | null;
  /**
   * Runs without a record that nobody on the cluster is going to do; null where the queue cannot be asked.
   */
  readonly missing: number | null;
  /** Elements that run and wait. */
  readonly elements: { readonly running: number; readonly waiting: number } | null;
  /** Elements that have ended without a record of missing runs; empty where the queue cannot be asked. */
  readonly unrecorded: readonly UnrecordedElement[];
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
  /** The runs that it has still to do. */
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

/** @param unsettled Runs that are neither done nor have failed for good. */
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
