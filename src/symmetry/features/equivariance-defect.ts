import type { PairPermutation } from "../actions/permutation.ts";
import { requireFeatureMatrix } from "./feature-blocks.ts";

/**
 * Equivariance defect ||P_g M P_g' - M||_F / ||M||_F of every element: 0 where M commutes with P_g, at most
 * 2; 0 for M = 0.
 * @param features M, d x d; a symmetric matrix takes half the time.
 * @throws AgopError INVALID_ARRAY for an M whose size does not match the elements.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const elements = ["s2", "s3"].map((name) => symmetryElement(task, name).permutation);
 * const [same, other] = equivarianceDefects(reflectionFeatures(task, 2), elements);
 * console.log(same < 1e-12, other > 0.1); // true true
 */
export function equivarianceDefects(
  features: Float64Array,
  elements: readonly PairPermutation[],
): Float64Array {
  if (elements.length === 0) return new Float64Array(0);
  requireFeatureMatrix(features, elements[0].operandSizes);
  const dimension = Math.sqrt(features.length);
  let squares = 0;
  for (let index = 0; index < features.length; index++) squares += features[index] * features[index];
  if (squares === 0) return new Float64Array(elements.length);
  const differences = isSymmetric(features, dimension) ? symmetricDifference : difference;
  return Float64Array.from(elements, ({ image }) =>
    Math.sqrt(differences(features, dimension, image) / squares),
  );
}

function isSymmetric(matrix: Float64Array, dimension: number): boolean {
  for (let row = 0; row < dimension; row++)
    for (let column = 0; column < row; column++)
      if (matrix[row * dimension + column] !== matrix[column * dimension + row]) return false;
  return true;
}

/** ||P_g M P_g' - M||_F^2: entry (g p, g q) of P_g M P_g' is entry (p, q) of M. */
function difference(matrix: Float64Array, dimension: number, image: Int32Array): number {
  let sum = 0;
  for (let row = 0; row < dimension; row++) {
    const begin = row * dimension;
    const imageBegin = image[row] * dimension;
    for (let column = 0; column < dimension; column++) {
      const change = matrix[imageBegin + image[column]] - matrix[begin + column];
      sum += change * change;
    }
  }
  return sum;
}

/** As above for a symmetric M: counts the entries below the diagonal twice. */
function symmetricDifference(matrix: Float64Array, dimension: number, image: Int32Array): number {
  let below = 0;
  let onDiagonal = 0;
  for (let row = 0; row < dimension; row++) {
    const begin = row * dimension;
    const imageBegin = image[row] * dimension;
    for (let column = 0; column < row; column++) {
      const change = matrix[imageBegin + image[column]] - matrix[begin + column];
      below += change * change;
    }
    const change = matrix[imageBegin + image[row]] - matrix[begin + row];
    onDiagonal += change * change;
  }
  return 2 * below + onDiagonal;
}
