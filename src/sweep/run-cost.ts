import { taskDimension } from "../algebra/tasks/task-dimension.ts";
import type { KernelName } from "../backend/kernel.ts";
import type { DescribedRun } from "../run/parameters/described-run.ts";
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
  readonly kernel: KernelName;
  readonly iterations: number;
}

/** Computes the size of a run from its description. */
export function runSize({ task, partition: { train, test }, settings }: DescribedRun): RunSize {
  return {
    trainSize: train.length / 2,
    testSize: test.length / 2,
    classes: task.labels.length,
    dimension: taskDimension(task),
    iterations: settings.iterations,
    kernel: settings.kernel.name,
  };
}

/** Bytes of Node.js, the addon and BLAS before the run computes anything. */
const processBytes = 110e6;

/**
 * Largest n for which the solver computes all eigenvectors of a singular K at once. Keep it equal to
 * `divideAndConquerLimit` in native/core/dense/symmetric_solve.hpp.
 */
const largestDividedSolve = 4000;

/**
 * Estimates the memory and the work of a run. Memory, in bytes: all of K (n x n), although the solver touches
 * one triangle; the work space for the eigenvectors of a singular K (2 n x n); Y, alpha and their copies (n x
 * c each); the predictions (m x c); a tile of the AGOP (a few d x d); and for a quadratic kernel the form of
 * each class (d x d). Work, in floating point operations: the Cholesky factorisation, the triangular solves,
 * and the AGOP with a rank update of c Jacobians per sample.
 */
export function runCost({
  trainSize: n,
  testSize: m,
  classes: c,
  dimension: d,
  iterations,
  kernel,
}: RunSize): ScheduledRun {
  const eigenvectors = n <= largestDividedSolve ? 2 * n * n : 0;
  const forms = kernel === "quadratic" || kernel === "general-quadratic" ? c * d * d : 0;
  const numbers = n * n + eigenvectors + 5 * n * c + 3 * m * c + 12 * d * d + forms;
  const factorisation = n ** 3 / 3 + 2 * n * n * c;
  const gradients = n * n * c + n * c * d * d + m * n * c;
  return { bytes: processBytes + 8 * numbers, cost: iterations * (factorisation + gradients) };
}
