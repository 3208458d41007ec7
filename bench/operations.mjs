// Operation count of one iteration; a multiplication and an addition are two operations.

/**
 * @typedef {object} Size
 * @property {number} n training samples
 * @property {number} m test samples
 * @property {number} c classes
 * @property {number} d input dimension
 */

/**
 * Cholesky n^3/3, triangular solves 2 n^2 c, H 4 n^2 c, H'H d^2 c n, test predictions 2 n m c.
 * @param {Size} size
 */
export function iterationOperations({ n, m, c, d }) {
  return n ** 3 / 3 + 2 * n * n * c + 4 * n * n * c + d * d * c * n + 2 * n * m * c;
}

/** Memory limit of a run: 1.2 times one n x n array, plus 150 MB. @param {number} n */
export const memoryBound = (n) => 1.2 * 8 * n * n + 150e6;
