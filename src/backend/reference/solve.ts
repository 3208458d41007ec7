import type { Solution } from "../backend.ts";
import { allocateMatrix } from "../validate.ts";
import { choleskySolveSteps, choleskySteps } from "./cholesky.ts";
import { indefiniteFactorSteps, indefiniteSolveSteps } from "./indefinite.ts";
import { leastSquaresSteps } from "./least-squares.ts";
import { semidefiniteSolveSteps } from "./semidefinite.ts";
import { type Steps, within } from "./steps.ts";

/** Largest accepted residual of a direct solution, relative to the largest target. */
const residualTolerance = 1e-4;

function maxAbs(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
}

/** Whether max |A X - Y| <= 1e-4 max |Y|; false for an X with NaN. */
function* isAccurate(a: Float64Array, n: number, x: Float64Array, y: Float64Array): Steps<boolean> {
  const c = y.length / n;
  const bound = residualTolerance * maxAbs(y);
  for (let i = 0; i < n; i++) {
    const residual = new Float64Array(c);
    for (let j = 0; j < n; j++) {
      for (let l = 0; l < c; l++) residual[l] += a[i * n + j] * x[j * c + l];
    }
    for (let l = 0; l < c; l++) {
      if (!(Math.abs(residual[l] - y[i * c + l]) <= bound)) return false;
    }
    yield (i + 1) / n;
  }
  return true;
}

/**
 * Solves (K + ridge I) alpha = Y: by Cholesky; if that breaks down or is inaccurate, by a symmetric
 * indefinite factorisation; if that is inaccurate too, by a pivoted Cholesky factorisation that drops
 * redundant samples; if the system has no solution, in the least-squares sense with minimum norm. Adds
 * nothing else to the diagonal.
 * @param system K, n x n, symmetric; the ridge is added in place.
 * @param targets Y, n x c, not changed.
 * @throws AgopError OUT_OF_MEMORY.
 */
export function* solveSteps(
  system: Float64Array,
  n: number,
  targets: Float64Array,
  ridge: number,
): Steps<Solution> {
  for (let i = 0; i < n; i++) system[i * n + i] += ridge;
  const factor = allocateMatrix(n, n, "factor");

  factor.set(system);
  if (yield* within(0, 0.3, choleskySteps(factor, n))) {
    const alpha = targets.slice();
    yield* within(0.3, 0.35, choleskySolveSteps(factor, n, alpha));
    if (yield* within(0.35, 0.4, isAccurate(system, n, alpha, targets))) return { alpha, solver: "cholesky" };
  }

  factor.set(system);
  const indefinite = yield* within(0.4, 0.6, indefiniteFactorSteps(factor, n));
  const alpha = yield* within(0.6, 0.65, indefiniteSolveSteps(indefinite, targets));
  if (yield* within(0.65, 0.7, isAccurate(system, n, alpha, targets))) return { alpha, solver: "indefinite" };

  const chosen = yield* within(0.7, 0.8, semidefiniteSolveSteps(system, n, targets));
  if (yield* within(0.8, 0.82, isAccurate(system, n, chosen, targets)))
    return { alpha: chosen, solver: "semidefinite" };

  return { alpha: yield* within(0.82, 1, leastSquaresSteps(system, n, targets)), solver: "least-squares" };
}
