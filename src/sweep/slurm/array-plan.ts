import { AgopError } from "../../errors.ts";
import type { CheckedRun } from "../checked-runs.ts";
import type { ClusterLimits } from "./cluster-limits.ts";
import { elementWork, runSeconds } from "./element-work.ts";

/** A job array before it is submitted. */
export interface ArrayPlan {
  /** Run numbers of each element, the largest run first. */
  readonly elements: readonly (readonly number[])[];
  /** Memory of the largest run, in bytes. */
  readonly bytes: number;
}

export interface ArrayPlanOptions {
  readonly limits: ClusterLimits;
  /** Default: enough runs to outweigh the start of an element. */
  readonly runsPerElement?: number | undefined;
}

/**
 * Divides runs among the elements of as few job arrays as the cluster allows. Groups runs of similar size,
 * the largest first: the elements of one array then need about the same memory, and no large run starts last.
 * @throws AgopError SLURM_REFUSED for a cluster without job arrays or without room; INVALID_OPTION
 * (`runsPerElement`) when it makes more elements than the cluster takes.
 */
export function planArrays(
  runs: readonly CheckedRun[],
  { limits, runsPerElement }: ArrayPlanOptions,
): readonly ArrayPlan[] {
  if (runs.length === 0) return [];
  const { arraySize, room } = limits;
  if (arraySize < 1) fail("MaxArraySize=0", "a cluster that takes job arrays");
  if (room < 1)
    fail("no room for another job (MaxJobCount)", "the same command again when some jobs have ended");
  const sorted = [...runs].sort((a, b) => b.cost - a.cost || a.run - b.run);
  const elements =
    runsPerElement === undefined
      ? chunksOfWork(sorted, elementWork(sorted, limits))
      : chunksOfSize(sorted, runsPerElement);
  if (elements.length > room)
    throw new AgopError("INVALID_OPTION", {
      argument: "runsPerElement",
      given: `${runsPerElement}, which makes ${elements.length} elements,`,
      accepted: `from ${Math.ceil(sorted.length / room)}: the cluster takes ${room} elements now`,
    });
  return chunksOfSize(elements, arraySize).map((members) => ({
    elements: members.map((element) => element.map(({ run }) => run)),
    bytes: members.flat().reduce((most, { bytes }) => Math.max(most, bytes), 0),
  }));
}

function fail(given: string, accepted: string): never {
  throw new AgopError("SLURM_REFUSED", { argument: "engine", given: `slurm with ${given}`, accepted });
}

function chunksOfSize<Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, chunk) =>
    values.slice(chunk * size, (chunk + 1) * size),
  );
}

/** Makes chunks of at least this much work; the last chunk may hold less. */
function chunksOfWork(runs: readonly CheckedRun[], seconds: number): readonly (readonly CheckedRun[])[] {
  const chunks: CheckedRun[][] = [];
  let left = 0;
  for (const run of runs) {
    if (left <= 0) {
      chunks.push([]);
      left = seconds;
    }
    chunks[chunks.length - 1].push(run);
    left -= runSeconds(run);
  }
  return chunks;
}
