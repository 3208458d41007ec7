import { AgopError } from "../../errors.ts";
import { exchangesOperands, isIdentity, type PairPermutation } from "../actions/permutation.ts";

/**
 * The feature matrix that encodes the given elements, d x d, row-major: the sum over g of I - (P_g + P_g')/2 with every block doubly
 * centred. Each term is symmetric positive semidefinite, because the eigenvalues of the permutation matrix P_g lie on the
 * unit circle, so that those of I - (P_g + P_g')/2 are 1 - Re(lambda) >= 0, and centring multiplies by the same projection from both
 * sides.
 * @param elements Group elements of one task, at least one of them not the identity, whose term is 0.
 * @throws AgopError INVALID_OPTION (`elements`) for none but the identity.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const features = elementFeatures([symmetryElement(task, "s2").permutation]);
 * console.log(featureAlignment(features, reflectionFeatures(task, 2)).toFixed(6)); // 1.000000
 */
export function elementFeatures(elements: readonly PairPermutation[]): Float64Array {
  const moving = elements.filter((element) => !isIdentity(element));
  if (moving.length === 0) {
    throw new AgopError("INVALID_OPTION", {
      argument: "elements",
      given: elements.length === 0 ? "no element" : "the identity alone, whose features are 0,",
      accepted: "at least one element other than the identity",
    });
  }
  const { operandSizes } = moving[0];
  const dimension = operandSizes[0] + operandSizes[1];
  const features = new Float64Array(dimension * dimension);
  // The means of I and P_g are those of one block: they cancel unless g exchanges the operands.
  const mean = moving.filter(exchangesOperands).length / operandSizes[0];
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column < dimension; column++) {
      const isDiagonalBlock = row < operandSizes[0] === column < operandSizes[0];
      features[row * dimension + column] = isDiagonalBlock ? -mean : mean;
    }
    features[row * (dimension + 1)] += moving.length;
  }
  for (const { image } of moving) {
    for (let position = 0; position < dimension; position++) {
      features[image[position] * dimension + position] -= 0.5;
      features[position * dimension + image[position]] -= 0.5;
    }
  }
  return features;
}
