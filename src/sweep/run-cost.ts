import type { ScheduledRun } from "./schedule.ts";

export interface RunSize {
  /** n, training samples. */
  readonly trainSize: number;
  /** m, test samples. */
  readonly testSize: number;
  /** c. */
  readonly classes: number;
  /** d. */
  readonly dimension: number;
  readonly iterations: number;
}

/** Node.js, the addon and BLAS before anything is computed. */
const processBytes = 110e6;

/**
 * What a run takes. Memory: one triangle of K is touched, but the other is counted too, with Y and alpha (n x c each), the predictions (m x c),
 * and what a tile of the AGOP needs (a few d x d). Work: floating point operations of the Cholesky factorisation, of the triangular solves and
 * of the AGOP, whose rank update is that of c Jacobians per sample.
 */
export function runCost({
  trainSize: n,
  testSize: m,
  classes: c,
  dimension: d,
  iterations,
}: RunSize): ScheduledRun {
  const numbers = n * n + 3 * n * c + 3 * m * c + 12 * d * d;
  const factorisation = n ** 3 / 3 + 2 * n * n * c;
  const gradients = n * n * c + n * c * d * d + m * n * c;
  return { bytes: processBytes + 8 * numbers, cost: iterations * (factorisation + gradients) };
}
