import { operandSizes } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";
import { taskDimension } from "../algebra/tasks/task-dimension.ts";
import type { Samples } from "../backend/samples.ts";
import { type Partition, validatePartition } from "../data/partition.ts";
import { oneHotTargets, trainingLabels } from "../data/targets.ts";
import type { LabelledSamples, RfmProblem } from "./iterations.ts";

/**
 * The regression problem of a task under a partition: samples from `encodeSamples`, and one-hot labels as
 * targets.
 * @throws AgopError INVALID_PARTITION, EMPTY_PARTITION for a partition of another task.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * const { train, test, classes } = taskProblem(task, randomPartition(task, { trainFraction: 0.6 }));
 * console.log(train.targets.length / classes, test.targets.length / classes, classes); // 15 10 5
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
  const samples = encodeSamples(task, pairs);
  return { samples, targets: oneHotTargets(trainingLabels(task, pairs), task.labels.length) };
}

/**
 * The inputs of a task: one-hot pairs [e_a ; e_b]; for a combined task, dense rows [e_a ; e_b ; t] with the
 * task bit t, 0 or 1.
 * @param pairs Element indices, n x 2, valid for the task; for a combined task the second index is t * N2 +
 * b.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * const samples = encodeSamples(task, Int32Array.of(0, 1, 4, 4));
 * console.log(samples.encoding); // pairs
 */
export function encodeSamples(task: Task, pairs: Int32Array): Samples {
  if (task.taskBit === undefined) return { encoding: "pairs", pairs, operandSizes: operandSizes(task) };
  const firstSize = task.firstElements.length;
  const { secondElements: secondSize } = task.taskBit;
  const dimension = taskDimension(task);
  const rows = new Float64Array((pairs.length / 2) * dimension);
  for (let n = 0; n < pairs.length / 2; n++) {
    const [first, second] = [pairs[2 * n], pairs[2 * n + 1]];
    rows[n * dimension + first] = 1;
    rows[n * dimension + firstSize + (second % secondSize)] = 1;
    rows[(n + 1) * dimension - 1] = Math.floor(second / secondSize);
  }
  return { encoding: "dense", rows, dimension };
}
