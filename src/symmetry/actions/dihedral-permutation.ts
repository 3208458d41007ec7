import { operandSizes } from "../../algebra/tasks/pairs.ts";
import type { DihedralSymmetry, Task } from "../../algebra/tasks/task.ts";
import { AgopError, describeValue } from "../../errors.ts";
import type { PairPermutation } from "./permutation.ts";

/**
 * The reflection s r^k of a task.
 * @param k Index of the group element.
 * @throws AgopError INVALID_REFLECTION (`k`) for a task without closed-form symmetries or a k out of range.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const reflection = reflectionPermutation(task, 2); // (a, b) -> (b - 2, a + 2)
 * console.log(applyToPairs(reflection, Int32Array.of(1, 5)).join(" ")); // 3 3
 */
export function reflectionPermutation(task: Task, k: number): PairPermutation {
  const { reflect } = requireElement(task, k);
  return permutationOf(
    task,
    (first, size) => size + reflect(k, first, 0)[1],
    (second) => reflect(k, 0, second)[0],
  );
}

/**
 * The rotation r^k of a task.
 * @param k Index of the group element.
 * @throws AgopError INVALID_REFLECTION (`k`) for a task without closed-form symmetries or a k out of range.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const rotation = rotationPermutation(task, 2); // (a, b) -> (a + 2, b - 2)
 * console.log(applyToPairs(rotation, Int32Array.of(1, 5)).join(" ")); // 3 3
 */
export function rotationPermutation(task: Task, k: number): PairPermutation {
  const { rotate } = requireElement(task, k);
  return permutationOf(
    task,
    (first) => rotate(k, first, 0)[0],
    (second, size) => size + rotate(k, 0, second)[1],
  );
}

/** @throws AgopError INVALID_REFLECTION where the task has no closed-form symmetries. */
export function requireDihedral(task: Task, argument: string): DihedralSymmetry {
  if (task.dihedral === undefined) {
    throw new AgopError("INVALID_REFLECTION", {
      argument,
      given: `a reflection of ${task.name}, which has no closed-form symmetries,`,
      accepted: "reflections of modular arithmetic and of products of cyclic groups",
    });
  }
  return task.dihedral;
}

function requireElement(task: Task, k: number): DihedralSymmetry {
  const dihedral = requireDihedral(task, "k");
  if (!Number.isInteger(k) || k < 0 || k >= dihedral.elements.length) {
    throw new AgopError("INVALID_REFLECTION", {
      argument: "k",
      given: describeValue(k),
      accepted: `an element index from 0 to ${dihedral.elements.length - 1}`,
    });
  }
  return dihedral;
}

function permutationOf(
  task: Task,
  imageOfFirst: (element: number, firstSize: number) => number,
  imageOfSecond: (element: number, firstSize: number) => number,
): PairPermutation {
  const sizes = operandSizes(task);
  const image = new Int32Array(sizes[0] + sizes[1]);
  for (let first = 0; first < sizes[0]; first++) image[first] = imageOfFirst(first, sizes[0]);
  for (let second = 0; second < sizes[1]; second++)
    image[sizes[0] + second] = imageOfSecond(second, sizes[0]);
  return { image, operandSizes: sizes };
}
