import type { Task } from "../../algebra/tasks/task.ts";
import { taskDimension } from "../../algebra/tasks/task-dimension.ts";
import type { Partition } from "../../data/partition.ts";
import { AgopError } from "../../errors.ts";
import { checkMemoryFor } from "../../system/available-memory.ts";
import type { RunParameters } from "./table.ts";

/**
 * Refuses a run whose kernel matrix does not fit into memory. Call it before drawing the partition, which
 * takes half a minute for a table of 1e8 pairs. Invalid options pass; other code reports them.
 * @throws AgopError OUT_OF_MEMORY with the required bytes.
 */
export function requireMemoryForTable(task: Task, options: RunParameters): void {
  const { partition = "random", partitionFile, trainFraction = 0.5, reflections } = options;
  const { moveToTest = 0, moveOrbitsToTest = 0 } = options;
  if (partitionFile !== undefined || !(trainFraction > 0 && trainFraction < 1)) return;
  const pairs = task.table.length;
  const base = partition === "degenerate" ? pairs : Math.floor(trainFraction * pairs);
  // A reflection fixes N pairs, and an orbit of a dihedral group of order 2N has at most 2N pairs.
  const reflected = reflections?.split(",").length ?? 0;
  const most = task.firstElements.length * (reflected + 2 * moveOrbitsToTest);
  requireKernelMemory(Math.max(0, base - most - moveToTest), tableArgument(options));
}

/**
 * Refuses a run whose kernel matrix, targets or dense samples do not fit into memory.
 * @throws AgopError OUT_OF_MEMORY with the required bytes.
 */
export function requireMemoryForPartition(
  task: Task,
  { train, test }: Partition,
  options: Pick<RunParameters, "table" | "group" | "partitionFile">,
): void {
  const argument = options.partitionFile === undefined ? tableArgument(options) : "partitionFile";
  requireKernelMemory(train.length / 2, argument);
  const samples = (train.length + test.length) / 2;
  checkMemoryFor(samples, task.labels.length, argument);
  // Only combined tasks store dense samples.
  if (task.taskBit !== undefined) checkMemoryFor(samples, taskDimension(task), argument);
}

function tableArgument({ table, group }: Pick<RunParameters, "table" | "group">): string {
  if (table !== undefined) return "table";
  return group === undefined ? "modulus" : "group";
}

function requireKernelMemory(samples: number, argument: string): void {
  try {
    checkMemoryFor(samples, samples, argument);
  } catch (cause) {
    if (!(cause instanceof AgopError)) throw cause;
    const given = `a kernel matrix of all training samples, ${cause.given}`.replace(/,? *$/, ",");
    throw new AgopError(cause.code, { argument, given, accepted: cause.accepted, cause });
  }
}
