import { choleskySolveSteps } from "./cholesky.ts";
import { type Steps, within } from "./steps.ts";

/**
 * Solves A X = Y for a symmetric positive semidefinite matrix, with coefficient 0 for redundant rows: a
 * Cholesky factorisation with diagonal pivoting that stops once all remaining pivots are at most n * epsilon
 * * max |A_ii|. Satisfies all equations of a consistent system.
 * @param a n x n, not changed.
 * @param y n x c, not changed.
 */
export function* semidefiniteSolveSteps(a: Float64Array, n: number, y: Float64Array): Steps<Float64Array> {
  const c = y.length / n;
  const { order, rows } = yield* within(0, 0.9, pivotedFactorSteps(a, n));
  const rank = order.length;
  const factor = new Float64Array(rank * rank);
  const targets = new Float64Array(rank * c);
  for (const [place, row] of order.entries()) {
    for (let k = 0; k <= place; k++) factor[place * rank + k] = rows[row * n + k];
    targets.set(y.subarray(row * c, (row + 1) * c), place * c);
  }
  yield* within(0.9, 1, choleskySolveSteps(factor, rank, targets));
  const x = new Float64Array(y.length);
  for (const [place, row] of order.entries()) x.set(targets.subarray(place * c, (place + 1) * c), row * c);
  return x;
}

/** Rows in pivot order, and the row of the factor for each row of A. */
function* pivotedFactorSteps(
  a: Float64Array,
  n: number,
): Steps<{ readonly order: readonly number[]; readonly rows: Float64Array }> {
  const rows = new Float64Array(n * n);
  const rest = Float64Array.from({ length: n }, (_, i) => a[i * n + i]);
  const negligible = n * Number.EPSILON * rest.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const order: number[] = [];
  while (order.length < n) {
    const k = order.length;
    const pivot = rest.indexOf(rest.reduce((most, entry) => Math.max(most, entry), Number.NEGATIVE_INFINITY));
    if (!(rest[pivot] > negligible)) break;
    const root = Math.sqrt(rest[pivot]);
    for (let i = 0; i < n; i++) {
      if (rest[i] === Number.NEGATIVE_INFINITY) continue;
      let entry = a[i * n + pivot];
      for (let t = 0; t < k; t++) entry -= rows[i * n + t] * rows[pivot * n + t];
      rows[i * n + k] = i === pivot ? root : entry / root;
      rest[i] -= rows[i * n + k] ** 2;
    }
    rest[pivot] = Number.NEGATIVE_INFINITY;
    order.push(pivot);
    yield (k + 1) / n;
  }
  return { order, rows };
}
