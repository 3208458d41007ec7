import { type QueuedElement, queuedElements } from "./queue-state.ts";
import { slurm } from "./slurm-commands.ts";
import { giveUpArray, noteSubmission, readSubmittedArrays, type SubmittedArray } from "./submitted-arrays.ts";

/** The arrays of a sweep and their elements in the queue. */
export interface RecoveredQueue {
  readonly arrays: readonly SubmittedArray[];
  readonly queue: readonly QueuedElement[];
}

/**
 * The elements of a sweep that wait or run, whatever happened to the command that submitted them: an array
 * whose job number was not written down is found by its name. One that is not in the queue either was not
 * submitted, has ended, or comes in this moment from an sbatch that has outlived its command: it is given up,
 * so that a run of it can be submitted again and is not done twice. To be called with the lock of the sweep
 * held.
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

/** Takes the arrays of these elements out of the queue, and ends their running elements. */
export async function cancelElements(elements: readonly QueuedElement[]): Promise<void> {
  const jobs = jobsOf(elements);
  if (jobs.length > 0) await slurm("scancel", jobs);
}

/** The job numbers of elements, each once. */
export function jobsOf(elements: readonly QueuedElement[]): readonly string[] {
  return [...new Set(elements.map(({ job }) => job))];
}

/** The numbers of all runs of these elements, with a record or without. */
export function runsOfElements(
  arrays: readonly SubmittedArray[],
  elements: readonly QueuedElement[],
): ReadonlySet<number> {
  const runs = new Map(arrays.map((each) => [each.array, each.elements]));
  return new Set(elements.flatMap(({ array, element }) => runs.get(array)?.[element] ?? []));
}
