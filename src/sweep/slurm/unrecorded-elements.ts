import { readdir } from "node:fs/promises";
import path from "node:path";
import { logDirectory } from "./job-script.ts";
import type { QueuedElement } from "./queue-state.ts";
import type { SubmittedArray } from "./submitted-arrays.ts";

/** An element that left the queue without recording all of its runs: it was killed, or never started. */
export interface UnrecordedElement {
  readonly job: string;
  readonly element: number;
  /** Number of its runs without a record. */
  readonly runs: number;
  /** Path of the log; null if there is none. */
  readonly log: string | null;
}

export interface UnrecordedElementsOptions {
  readonly directory: string;
  readonly arrays: readonly SubmittedArray[];
  readonly queue: readonly QueuedElement[];
  /** Tells whether a run has a record, or is in the queue again. */
  readonly isAccountedFor: (run: number) => boolean;
}

/** Lists the ended elements with runs that have no record and are not in the queue again. */
export async function unrecordedElements({
  directory,
  arrays,
  queue,
  isAccountedFor,
}: UnrecordedElementsOptions): Promise<readonly UnrecordedElement[]> {
  const queued = new Set(queue.map(({ array, element }) => `${array} ${element}`));
  const lost = arrays.flatMap(({ array, job, elements }) =>
    elements.flatMap((numbers, element) => {
      const runs = numbers.filter((run) => !isAccountedFor(run)).length;
      // An array without a job number counts as never submitted.
      if (job === undefined || runs === 0 || queued.has(`${array} ${element}`)) return [];
      return [{ job, element, runs }];
    }),
  );
  if (lost.length === 0) return [];
  const logs = new Set(await readdir(path.join(directory, logDirectory)).catch(() => []));
  return lost.map((each) => {
    const name = `${each.job}_${each.element}.log`;
    return { ...each, log: logs.has(name) ? path.join(directory, logDirectory, name) : null };
  });
}
