import { AgopError } from "../../errors.ts";
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
 * The elements of these arrays that wait or run. They are looked for by name: a job number that the cluster
 * has forgotten would be an error.
 * @throws AgopError SLURM_UNAVAILABLE, SLURM_REFUSED.
 */
export async function queuedElements(arrays: readonly string[]): Promise<readonly QueuedElement[]> {
  if (arrays.length === 0) return [];
  const names = `--name=${arrays.join(",")}`;
  return parsedQueue(
    await slurm("squeue", ["--noheader", "--array", "--all", names, "--format=%F|%K|%T|%j"]),
  );
}

/**
 * As `queuedElements`; undefined on a machine without Slurm, from where the directory of a sweep can be
 * looked at too.
 */
export async function queueIfKnown(arrays: readonly string[]): Promise<readonly QueuedElement[] | undefined> {
  try {
    return await queuedElements(arrays);
  } catch (error) {
    if (error instanceof AgopError && error.code === "SLURM_UNAVAILABLE") return undefined;
    throw error;
  }
}

/**
 * Lines of job, element, state and name; with SLURM_CLUSTERS, squeue puts the name of a cluster before them.
 */
export function parsedQueue(text: string): readonly QueuedElement[] {
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("CLUSTER: "))
    .map((line) => {
      const [job, element, state, ...name] = line.split("|");
      return { job, array: name.join("|").trim(), element: Number(element), running: state !== "PENDING" };
    });
}
