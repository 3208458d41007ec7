import { setTimeout } from "node:timers/promises";
import { lockFile } from "../../io/file-lock.ts";
import { sweepLockPath } from "../sweep-directory.ts";
import { type QueuedElement, queuedElements } from "./queue-state.ts";
import { cancelElements, jobsOf, recoverQueue } from "./recovered-queue.ts";
import { readSubmittedArrays } from "./submitted-arrays.ts";

/** Slurm gives a job half a minute to end by default; wait twice as long. Pause in milliseconds. */
const patience = { pause: 500, times: 120 } as const;

/** Jobs and number of elements that a cancellation removed from the queue. */
export interface CancelledSweep {
  readonly jobs: readonly string[];
  readonly elements: number;
}

/**
 * Removes all arrays of a sweep from the queue. Keeps all records.
 * @throws AgopError OUTPUT_BUSY while a process submits the sweep or does it on one machine;
 * SLURM_UNAVAILABLE; SLURM_REFUSED.
 */
export async function cancelSweep(directory: string): Promise<CancelledSweep> {
  if ((await readSubmittedArrays(directory)).length === 0) return { jobs: [], elements: 0 };
  const lock = await lockFile(sweepLockPath(directory));
  try {
    const { queue } = await recoverQueue(directory);
    await cancelElements(queue);
    await untilGone(queue);
    return { jobs: jobsOf(queue), elements: queue.length };
  } finally {
    await lock.release();
  }
}

/** Waits until the elements have ended: an ending element may still write a record, and counts as queued. */
async function untilGone(elements: readonly QueuedElement[]): Promise<void> {
  const arrays = [...new Set(elements.map(({ array }) => array))];
  for (let time = 0; time < patience.times; time++) {
    if ((await queuedElements(arrays)).length === 0) return;
    await setTimeout(patience.pause);
  }
}
