import { slurm } from "./slurm-commands.ts";

/** An element of a job array that has not ended. */
export interface QueuedElement {
  readonly job: string;
  readonly array: string;
  readonly element: number;
  /** Whether it has been started. */
  readonly running: boolean;
}

/**
 * The elements of these arrays that wait or run. They are looked for by name: a job number that the cluster has forgotten would be an error.
 * @throws AgopError SLURM_UNAVAILABLE, SLURM_REFUSED.
 */
export async function queuedElements(arrays: readonly string[]): Promise<readonly QueuedElement[]> {
  if (arrays.length === 0) return [];
  const names = `--name=${arrays.join(",")}`;
  return parsedQueue(
    await slurm("squeue", ["--noheader", "--array", "--all", names, "--format=%F|%K|%T|%j"]),
  );
}

/** Lines of job, element, state and name. */
export function parsedQueue(text: string): readonly QueuedElement[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [job, element, state, ...name] = line.split("|");
      return { job, array: name.join("|").trim(), element: Number(element), running: state !== "PENDING" };
    });
}
