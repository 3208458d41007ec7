import type { Task } from "../../algebra/tasks/task.ts";
import { reflectionPermutation, rotationPermutation } from "../actions/dihedral-permutation.ts";
import { isListable } from "./symmetry-group.ts";
import { taskInvariances } from "./task-invariances.ts";
import { identityImage, type TaskSymmetry } from "./task-symmetry.ts";

/**
 * Limit on the listed elements of a searched group: every feature matrix takes an encoding and a defect of
 * each.
 */
const maximumListedElements = 5000;

/**
 * The invariances of a task that its features may encode. With a closed form: the rotations `r^3` or
 * `r^(2,3)`, then the reflections `s r^3`. For any other task, those of `taskInvariances`: all elements of a
 * group of at most 5000, else the identity and generators.
 * @throws AgopError INVALID_OPTION (`task`) for a combined task.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 3 });
 * console.log(taskElements(task).map(({ name }) => name).join(", ")); // r^0, r^1, r^2, s r^0, s r^1, s r^2
 */
export function taskElements(task: Task): readonly TaskSymmetry[] {
  return countedElements(task).elements;
}

/** As `taskElements`, with the number of all invariances: larger if the elements are only generators. */
export function countedElements(task: Task): {
  readonly elements: readonly TaskSymmetry[];
  readonly order: bigint;
} {
  const { dihedral } = task;
  if (dihedral === undefined) {
    const group = taskInvariances(task);
    const { order, identity, generators } = group;
    return isListable(group) && order <= maximumListedElements
      ? { elements: group.elements(maximumListedElements), order }
      : { elements: [identity, ...generators], order };
  }
  const elements = (["rotation", "reflection"] as const).flatMap((kind) =>
    dihedral.elements.map((_, k) => dihedralElement(task, kind, k)),
  );
  return { elements, order: BigInt(elements.length) };
}

/**
 * The rotation r^k or the reflection s r^k of a task as one of its symmetries.
 * @param k Index of the group element.
 * @throws AgopError INVALID_REFLECTION (`k`) for a task without closed-form symmetries or a k out of range.
 */
export function dihedralElement(task: Task, kind: "rotation" | "reflection", k: number): TaskSymmetry {
  const permutation = kind === "rotation" ? rotationPermutation(task, k) : reflectionPermutation(task, k);
  const name = `r^${task.dihedral?.elements[k]}`;
  return {
    name: kind === "rotation" ? name : `s ${name}`,
    permutation,
    labels: identityImage(task.labels.length),
  };
}
