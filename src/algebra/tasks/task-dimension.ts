import type { Task } from "./task.ts";

/**
 * Input dimension d of a task: N1 + N2, and for a combined task N1 + N2 + 1 with N2 of its constituents.
 * @example
 * console.log(taskDimension(modularTask({ operation: "x+y", modulus: 61 }))); // 122
 */
export function taskDimension(task: Pick<Task, "firstElements" | "secondElements" | "taskBit">): number {
  const { firstElements, secondElements, taskBit } = task;
  return firstElements.length + (taskBit === undefined ? secondElements.length : taskBit.secondElements + 1);
}
