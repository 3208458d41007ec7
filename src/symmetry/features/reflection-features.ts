import type { Task } from "../../algebra/tasks/task.ts";
import { reflectionPermutation } from "../actions/dihedral-permutation.ts";
import { elementFeatures } from "./element-features.ts";

/**
 * The feature matrix of the reflection s r^k, d x d: diagonal blocks I - J/N, off-diagonal block -(P - J/N)
 * with P the block of P_g that maps the second operand to the first. Equals I - P_g with every block doubly
 * centred: twice a projection, hence symmetric positive semidefinite. Source: arXiv 2604.00316, what M
 * encodes.
 * @param k Index of the group element.
 * @throws AgopError INVALID_REFLECTION (`k`) for a task without closed-form symmetries or a k out of range.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const initialFeatures = reflectionFeatures(task, 2); // d x d, to start a machine from
 * const machine = new RecursiveFeatureMachine({ initialFeatures, iterations: 1 });
 * console.log(initialFeatures.length); // 196
 * machine.dispose();
 */
export function reflectionFeatures(task: Task, k: number): Float64Array {
  return elementFeatures([reflectionPermutation(task, k)]);
}
