import { AgopError } from "../../errors.ts";

/**
 * AGOP alignment: the cosine <M, R> / (||M||_F ||R||_F) with a reference matrix, for example the features at
 * the end of a run. In [0, 1] for positive semidefinite matrices; 0 if either is 0. Source: arXiv 2407.20199,
 * progress measures.
 * @throws AgopError INVALID_ARRAY for matrices of different sizes.
 * @example
 * console.log(featureAlignment([1, 0, 0, 1], [3, 0, 0, 3]).toFixed(6)); // 1.000000
 * console.log(featureAlignment([1, 0, 0, 0], [0, 0, 0, 1])); // 0
 */
export function featureAlignment(features: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (features.length !== reference.length) {
    throw new AgopError("INVALID_ARRAY", {
      argument: "reference",
      given: `${reference.length} entries`,
      accepted: `${features.length}, as many as the features have`,
    });
  }
  let product = 0;
  let squares = 0;
  let referenceSquares = 0;
  for (let index = 0; index < features.length; index++) {
    product += features[index] * reference[index];
    squares += features[index] * features[index];
    referenceSquares += reference[index] * reference[index];
  }
  if (squares === 0 || referenceSquares === 0) return 0;
  const cosine = product / (Math.sqrt(squares) * Math.sqrt(referenceSquares));
  // Rounding can leave it just outside [-1, 1].
  return Math.max(-1, Math.min(1, cosine));
}
