import { AgopError } from "../../errors.ts";
import { exchangesOperands, isIdentity, type PairPermutation } from "../actions/permutation.ts";

/**
 * The feature matrix of the given elements, d x d: the sum over g of I - (P_g + P_g')/2 with every block
 * doubly centred. Each term is symmetric positive semidefinite: the eigenvalues of P_g lie on the unit
 * circle, so I - (P_g + P_g')/2 has eigenvalues 1 - Re(lambda) >= 0, and centring multiplies by the same
 * projection from both sides.
 * @param elements Group elements of one task, at least one other than the identity; the identity contributes
 * 0.
 * @throws AgopError INVALID_OPTION (`elements`) for an empty list or only the identity.
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
  // I and P_g have equal means in each block: they cancel unless g exchanges the operands.
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
