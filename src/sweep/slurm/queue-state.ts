import { AgopError } from "../../errors.ts";
import { slurm } from "./slurm-commands.ts";

/** An element of a job array that has not ended. */
export interface QueuedElement {
  readonly job: string;
  readonly array: string;
  readonly element: number;
  /** True once Slurm has started the element. */
  readonly running: boolean;
}

/**
 * Lists the waiting and running elements of these arrays. Asks squeue by name: it reports an error for a job
 * number that the cluster has forgotten.
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
 * Like `queuedElements`, but returns undefined on a machine without Slurm: users read the directory of a
 * sweep there too.
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
 * Parses lines of job, element, state and name. With SLURM_CLUSTERS, squeue prints the name of the cluster
 * before them.
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
