/**
 * Effective rank of a positive semidefinite matrix as the participation ratio of its eigenvalues: (tr M)^2 /
 * ||M||_F^2. It is r for r equal eigenvalues, d for the identity, 0 for M = 0. (Not the exponential of the
 * spectral entropy.)
 * @param features M, d x d, symmetric.
 * @example
 * console.log(effectiveRank(Float64Array.of(1, 0, 0, 1)), effectiveRank(Float64Array.of(1, 1, 1, 1))); // 2 1
 */
export function effectiveRank(features: Float64Array): number {
  const dimension = Math.sqrt(features.length);
  let trace = 0;
  for (let row = 0; row < dimension; row++) trace += features[row * (dimension + 1)];
  let squares = 0;
  for (let index = 0; index < features.length; index++) squares += features[index] * features[index];
  return squares === 0 ? 0 : (trace * trace) / squares;
}
