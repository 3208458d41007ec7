import { operandSizes } from "../algebra/pairs.ts";
import type { Task } from "../algebra/task.ts";
import type { PairSamples } from "../backend/samples.ts";
import { type Partition, validatePartition } from "../data/partition.ts";
import { oneHotTargets, trainingLabels } from "../data/targets.ts";
import type { LabelledSamples, RfmProblem } from "./iterations.ts";

/**
 * The regression problem of a task under a partition: one-hot pairs, and one-hot labels as targets.
 * @throws AgopError INVALID_PARTITION, EMPTY_PARTITION for a partition of another task.
 */
export function taskProblem(task: Task, partition: Partition): RfmProblem {
  const { train, test } = validatePartition(task, partition);
  return {
    train: labelledPairs(task, train),
    test: labelledPairs(task, test),
    classes: task.labels.length,
  };
}

function labelledPairs(task: Task, pairs: Int32Array): LabelledSamples {
  const samples: PairSamples = { encoding: "pairs", pairs, operandSizes: operandSizes(task) };
  return { samples, targets: oneHotTargets(trainingLabels(task, pairs), task.labels.length) };
}
