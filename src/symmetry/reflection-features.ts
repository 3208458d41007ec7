import type { Task } from "../algebra/task.ts";
import { reflectionPermutation } from "./dihedral-permutation.ts";

/**
 * The feature matrix that encodes the reflection s r^k, d x d, row-major: diagonal blocks I - J/N, off-diagonal block
 * -(P - J/N) with P the block of P_g that maps the second operand to the first. It is I - P_g with every block doubly
 * centred, twice a projection, hence symmetric positive semidefinite. Source: arXiv 2604.00316, what M encodes.
 * @param k Index of the group element.
 * @throws AgopError INVALID_REFLECTION (`k`) for a task without closed-form symmetries or a k out of range.
 */
export function reflectionFeatures(task: Task, k: number): Float64Array {
  const { image, operandSizes } = reflectionPermutation(task, k);
  const size = operandSizes[0];
  const dimension = 2 * size;
  const features = new Float64Array(dimension * dimension);
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < dimension; column++) {
      features[row * dimension + column] = row < size === column < size ? -1 / size : 1 / size;
    }
    features[row * dimension + row] += 1;
    // Row image[row] of P_g has its one in column row, and so the other way round: g is its own inverse.
    features[row * dimension + image[row]] -= 1;
  }
  return features;
}
