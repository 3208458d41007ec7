import { symmetricEigenSteps } from "../../numerics/symmetric-eigen.ts";
import { type Steps, within } from "./steps.ts";

/**
 * Minimum-norm least-squares solution of A X = Y for a symmetric matrix, by eigendecomposition: X = sum_k v_k
 * (v_k'Y) / lambda_k over |lambda_k| > n * epsilon * max |lambda|.
 * @param a n x n, not changed.
 * @param y n x c, not changed.
 */
export function* leastSquaresSteps(a: Float64Array, n: number, y: Float64Array): Steps<Float64Array> {
  const c = y.length / n;
  const { values, vectors } = yield* within(0, 0.9, symmetricEigenSteps(a, n));
  const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const x = new Float64Array(y.length);
  for (let k = 0; k < n; k++) {
    if (Math.abs(values[k]) > n * Number.EPSILON * largest) {
      const component = new Float64Array(c);
      for (let i = 0; i < n; i++) {
        for (let l = 0; l < c; l++) component[l] += (vectors[k * n + i] * y[i * c + l]) / values[k];
      }
      for (let i = 0; i < n; i++) {
        for (let l = 0; l < c; l++) x[i * c + l] += vectors[k * n + i] * component[l];
      }
    }
    yield 0.9 + (0.1 * (k + 1)) / n;
  }
  return x;
}
