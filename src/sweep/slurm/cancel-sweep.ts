import { lockFile } from "../../io/file-lock.ts";
import { sweepLockPath } from "../sweep-directory.ts";
import { cancelElements, jobsOf, recoverQueue } from "./recovered-queue.ts";
import { readSubmittedArrays } from "./submitted-arrays.ts";

/** What was taken out of the queue. */
export interface CancelledSweep {
  readonly jobs: readonly string[];
  readonly elements: number;
}

/**
 * Takes all arrays of a sweep out of the queue. What has a record stays.
 * @throws AgopError OUTPUT_BUSY while the sweep is being submitted or done on one machine; SLURM_UNAVAILABLE; SLURM_REFUSED.
 */
export async function cancelSweep(directory: string): Promise<CancelledSweep> {
  if ((await readSubmittedArrays(directory)).length === 0) return { jobs: [], elements: 0 };
  const lock = await lockFile(sweepLockPath(directory));
  try {
    const { queue } = await recoverQueue(directory);
    await cancelElements(queue);
    return { jobs: jobsOf(queue), elements: queue.length };
  } finally {
    await lock.release();
  }
}
