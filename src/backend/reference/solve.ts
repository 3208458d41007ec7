import { AgopError } from "../../errors.ts";
import type { Solution, Solver } from "../backend.ts";
import { firstNotFinite } from "../finite-agop.ts";
import { allocateMatrix } from "../validate.ts";
import { choleskySolveSteps, choleskySteps } from "./cholesky.ts";
import { indefiniteFactorSteps, indefiniteSolveSteps, isSingular } from "./indefinite.ts";
import { leastSquaresSteps } from "./least-squares.ts";
import { semidefiniteSolveSteps } from "./semidefinite.ts";
import { type Steps, within } from "./steps.ts";

/** Largest residual, relative to the largest target of the same output, at which a solution counts as one. */
const acceptedResidual = 1e-4;

/**
 * Rounding of a backward stable method, in units of sqrt(n) epsilon (|A| |X| + |Y|) with the infinity norm of
 * A.
 */
const acceptedBackwardError = 1;

/** Residual at which the semidefinite solution, which leaves out pivots of n epsilon, stands at once. */
const acceptedTruncation = 1e-8;

interface Judgement {
  /**
   * Largest |A X - Y| of an output relative to its largest target, over all outputs; NaN where X holds one.
   */
  readonly residual: number;
  /** Whether no output misses a target by more than rounding explains. */
  readonly isBackwardStable: boolean;
}

/** Largest magnitude of each of c columns. */
function columnMaxima(values: Float64Array, c: number): Float64Array {
  const maxima = new Float64Array(c);
  for (let k = 0; k < values.length; k++) maxima[k % c] = Math.max(maxima[k % c], Math.abs(values[k]));
  return maxima;
}

function* judge(a: Float64Array, n: number, x: Float64Array, y: Float64Array): Steps<Judgement> {
  const c = y.length / n;
  const missed = new Float64Array(c);
  let norm = 0;
  for (let i = 0; i < n; i++) {
    const residual = new Float64Array(c);
    let rowSum = 0;
    for (let j = 0; j < n; j++) {
      rowSum += Math.abs(a[i * n + j]);
      for (let l = 0; l < c; l++) residual[l] += a[i * n + j] * x[j * c + l];
    }
    norm = Math.max(norm, rowSum);
    for (let l = 0; l < c; l++) missed[l] = Math.max(missed[l], Math.abs(residual[l] - y[i * c + l]));
    yield (i + 1) / n;
  }
  const [targets, solution] = [columnMaxima(y, c), columnMaxima(x, c)];
  const unit = acceptedBackwardError * Math.sqrt(n) * Number.EPSILON;
  return {
    residual: missed.reduce((worst, m, l) => Math.max(worst, m === 0 ? 0 : m / targets[l]), 0),
    isBackwardStable: missed.every((m, l) => m <= unit * (norm * solution[l] + targets[l])),
  };
}

/** @throws AgopError DIVERGED for a matrix that is not finite, which no factorisation reliably notices. */
function requireFiniteKernel(matrix: Float64Array): void {
  const offending = firstNotFinite(matrix);
  if (offending < 0) return;
  throw new AgopError("DIVERGED", {
    argument: "kernelMatrix",
    given: `an entry ${matrix[offending]}`,
    accepted: "a feature matrix, kernel and bandwidth whose kernel values are finite",
  });
}

/**
 * Solves (K + ridge I) alpha = Y: by Cholesky; where that breaks down or is inaccurate, by a symmetric
 * indefinite factorisation; where K is numerically singular or that is inaccurate too, by a pivoted Cholesky
 * factorisation that leaves out redundant samples. Where none of these is accurate to rounding, the best of
 * them stands; where the system has no solution, least squares with minimum norm. Nothing is added to the
 * diagonal.
 * @param system K, n x n, symmetric; the ridge is added to it in place.
 * @param targets Y, n x c, not changed.
 * @throws AgopError OUT_OF_MEMORY, DIVERGED.
 */
export function* solveSteps(
  system: Float64Array,
  n: number,
  targets: Float64Array,
  ridge: number,
): Steps<Solution> {
  requireFiniteKernel(system);
  for (let i = 0; i < n; i++) system[i * n + i] += ridge;
  const factor = allocateMatrix(n, n, "factor");
  let best: Solution | undefined;
  const keep = (alpha: Float64Array, solver: Solver, { residual }: Judgement): Solution => {
    const solution = { alpha, solver, residual };
    if (residual <= acceptedResidual && residual < (best?.residual ?? Number.POSITIVE_INFINITY)) {
      best = solution;
    }
    return solution;
  };

  factor.set(system);
  if (yield* within(0, 0.3, choleskySteps(factor, n))) {
    const alpha = targets.slice();
    yield* within(0.3, 0.35, choleskySolveSteps(factor, n, alpha));
    const judgement = yield* within(0.35, 0.4, judge(system, n, alpha, targets));
    const solution = keep(alpha, "cholesky", judgement);
    if (solution === best && judgement.isBackwardStable) return solution;
  }

  factor.set(system);
  const indefinite = yield* within(0.4, 0.6, indefiniteFactorSteps(factor, n));
  const alpha = yield* within(0.6, 0.65, indefiniteSolveSteps(indefinite, targets));
  const judgement = yield* within(0.65, 0.7, judge(system, n, alpha, targets));
  const solution = keep(alpha, "indefinite", judgement);
  const stands = judgement.residual <= acceptedResidual && judgement.isBackwardStable;
  if (stands && !isSingular(indefinite)) return solution;

  const chosen = yield* within(0.7, 0.8, semidefiniteSolveSteps(system, n, targets));
  const truncated = yield* within(0.8, 0.82, judge(system, n, chosen, targets));
  const semidefinite = keep(chosen, "semidefinite", truncated);
  if (semidefinite.residual <= acceptedTruncation) return semidefinite;
  if (best !== undefined) return best;

  const nearest = yield* within(0.82, 0.98, leastSquaresSteps(system, n, targets));
  const { residual } = yield* within(0.98, 1, judge(system, n, nearest, targets));
  return { alpha: nearest, solver: "least-squares", residual };
}
