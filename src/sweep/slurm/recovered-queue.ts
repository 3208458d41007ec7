import { type QueuedElement, queuedElements } from "./queue-state.ts";
import { slurm } from "./slurm-commands.ts";
import { giveUpArray, noteSubmission, readSubmittedArrays, type SubmittedArray } from "./submitted-arrays.ts";

/** The arrays of a sweep and their elements in the queue. */
export interface RecoveredQueue {
  readonly arrays: readonly SubmittedArray[];
  readonly queue: readonly QueuedElement[];
}

/**
 * Lists the waiting and running elements of a sweep, even if the submitting command was killed. Finds an
 * array without a recorded job number in the queue by its name, and records the number. Gives the array up if
 * the queue does not hold it: sbatch never submitted it, or it has ended, or an sbatch that outlived its
 * command submits it at this moment. The caller can then submit its runs again, and no run is done twice.
 * Hold the lock of the sweep when you call this function.
 */
export async function recoverQueue(directory: string): Promise<RecoveredQueue> {
  const arrays = await readSubmittedArrays(directory);
  const queue = await queuedElements(arrays.map(({ array }) => array));
  const givenUp: string[] = [];
  for (const { array, job } of arrays) {
    if (job !== undefined) continue;
    const found = queue.find((element) => element.array === array);
    if (found === undefined) {
      await giveUpArray(directory, array);
      givenUp.push(array);
    } else await noteSubmission(directory, array, found.job);
  }
  await cancelElements(await queuedElements(givenUp));
  return { arrays: arrays.filter(({ array }) => !givenUp.includes(array)), queue };
}

/** Removes the arrays of these elements from the queue, and ends their running elements. */
export async function cancelElements(elements: readonly QueuedElement[]): Promise<void> {
  const jobs = jobsOf(elements);
  if (jobs.length > 0) await slurm("scancel", jobs);
}

/** Returns the job numbers of elements, each once. */
export function jobsOf(elements: readonly QueuedElement[]): readonly string[] {
  return [...new Set(elements.map(({ job }) => job))];
}

/** Returns the numbers of all runs of these elements, recorded or not. */
export function runsOfElements(
  arrays: readonly SubmittedArray[],
  elements: readonly QueuedElement[],
): ReadonlySet<number> {
  const runs = new Map(arrays.map((each) => [each.array, each.elements]));
  return new Set(elements.flatMap(({ array, element }) => runs.get(array)?.[element] ?? []));
}
