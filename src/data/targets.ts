import { operandSizes, tableIndices } from "../algebra/tasks/pairs.ts";
import type { Task } from "../algebra/tasks/task.ts";

/**
 * Label index of every pair, n. The pairs are valid element indices, n x 2.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 5 });
 * console.log(trainingLabels(task, Int32Array.of(1, 2, 4, 4)).join(" ")); // 3 3
 */
export function trainingLabels(task: Task, pairs: Int32Array): Int32Array {
  return tableIndices(pairs, operandSizes(task)).map((index) => task.table[index]);
}

/**
 * One-hot rows of the labels, n x c, for c classes.
 * @example
 * console.log(oneHotTargets(Int32Array.of(2, 0), 3).join(" ")); // 0 0 1 1 0 0
 */
export function oneHotTargets(labels: Int32Array, classes: number): Float64Array {
  const targets = new Float64Array(labels.length * classes);
  for (const [n, label] of labels.entries()) targets[n * classes + label] = 1;
  return targets;
}
