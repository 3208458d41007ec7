import { operandSizes, tableIndices } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";

/** Label index of every pair, n; the pairs are n x 2, row-major, valid indices. */
export function trainingLabels(task: Task, pairs: Int32Array): Int32Array {
  return tableIndices(pairs, operandSizes(task)).map((index) => task.table[index]);
}

/** One-hot rows of the labels, n x c, row-major, with c the number of classes. */
export function oneHotTargets(labels: Int32Array, classes: number): Float64Array {
  const targets = new Float64Array(labels.length * classes);
  for (const [n, label] of labels.entries()) targets[n * classes + label] = 1;
  return targets;
}
