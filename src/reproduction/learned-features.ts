import type { Task } from "../algebra/tasks/task.ts";
import { degeneratePartition } from "../data/degenerate-partition.ts";
import { accuracyRun } from "./accuracy-run.ts";
import type { Laboratory } from "./experiment.ts";

/** The M that a gaussian run learns from the degenerate partition of the reflection s r^k. */
export async function learnedFeatures(laboratory: Laboratory, task: Task, k: string): Promise<Float64Array> {
  const partition = degeneratePartition(task, { reflections: [k] });
  return (await accuracyRun(laboratory, { task, partition, iterations: 30 })).features;
}
