import type { Task } from "../../algebra/tasks/task.ts";
import { taskDimension } from "../../algebra/tasks/task-dimension.ts";
import type { Partition } from "../../data/partition.ts";
import { AgopError } from "../../errors.ts";
import { checkMemoryFor } from "../../system/available-memory.ts";
import type { RunParameters } from "./table.ts";

/**
 * Refuses, before a partition is drawn, a run whose kernel matrix cannot be had: drawing one from a table of
 * 1e8 pairs takes half a minute. Options that are wrong by themselves are left to the code that says what is
 * wrong with them.
 * @throws AgopError OUT_OF_MEMORY with the bytes wanted.
 */
export function requireMemoryForTable(task: Task, options: RunParameters): void {
  const { partition = "random", partitionFile, trainFraction = 0.5, reflections } = options;
  const { moveToTest = 0, moveOrbitsToTest = 0 } = options;
  if (partitionFile !== undefined || !(trainFraction > 0 && trainFraction < 1)) return;
  const pairs = task.table.length;
  const base = partition === "degenerate" ? pairs : Math.floor(trainFraction * pairs);
  // A reflection fixes N pairs, and no orbit of a dihedral group of order 2N is longer than that.
  const reflected = reflections?.split(",").length ?? 0;
  const most = task.firstElements.length * (reflected + 2 * moveOrbitsToTest);
  requireKernelMemory(Math.max(0, base - most - moveToTest), tableArgument(options));
}

/**
 * The same for the partition as it is, and for its targets.
 * @throws AgopError OUT_OF_MEMORY with the bytes wanted.
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
  // Only the samples of a combined task are expanded to rows.
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
