import type { Task } from "../../algebra/tasks/task.ts";

/** A span of the rows of M: one operand, or the bit of a combined task. */
export interface FeatureRows {
  /** For example `a`. */
  readonly name: string;
  readonly elements: readonly string[];
}

/** The names of the elements of both operands; a `Task` fits. */
export type TaskElements = Pick<Task, "firstElements" | "secondElements" | "taskBit">;

/** The rows of M: the first operand, the second, and the bit of a combined task. */
export function featureRows({
  firstElements,
  secondElements,
  taskBit,
}: TaskElements): readonly FeatureRows[] {
  const first = { name: "a", elements: firstElements };
  if (taskBit === undefined) return [first, { name: "b", elements: secondElements }];
  // Strip the operation from the names of the second operand: `3 | x+y mod 7`.
  const second = secondElements.slice(0, taskBit.secondElements).map((name) => name.split(" | ")[0]);
  return [first, { name: "b", elements: second }, { name: "t", elements: ["t"] }];
}
