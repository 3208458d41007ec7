import type { Kernel } from "./kernel.ts";
import type { Metrics } from "./metrics.ts";
import type { Samples } from "./samples.ts";

/**
 * How a system (K + ridge I) alpha = Y was solved: Cholesky; a symmetric indefinite factorisation where
 * Cholesky broke down; a pivoted Cholesky factorisation without redundant samples where that was inaccurate;
 * minimum-norm least squares where none had an accurate solution (labels that contradict each other).
 */
export type Solver = "cholesky" | "indefinite" | "semidefinite" | "least-squares";

/** `native` computes in C++ with BLAS, `reference` in TypeScript. */
export type BackendName = "native" | "reference";

export const backendNames: readonly BackendName[] = ["native", "reference"];

/** Cancellation and progress of one asynchronous operation. */
export interface JobControl {
  /** Aborting it rejects the operation with an AgopError of code `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called from the event loop with the fraction done, in [0, 1]. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** How an AGOP is taken. */
export interface AgopOptions {
  /** Subtract the mean Jacobian (default true). */
  readonly centering?: boolean | undefined;
  /** One AGOP per output instead of their sum (default false): c x d x d. */
  readonly perClass?: boolean | undefined;
  /** Only the diagonal (default false): d, or c x d with perClass. */
  readonly diagonal?: boolean | undefined;
}

/** How a system was solved, and how well. */
export interface SolveOutcome {
  readonly solver: Solver;
  /**
   * The largest |(K + ridge I) alpha - Y| of an output in units of its largest target, over all outputs; an
   * upper bound where the native backend needs no more than that to trust a Cholesky factorisation.
   */
  readonly residual: number;
}

/** The solution of (K + ridge I) alpha = Y. */
export interface Solution extends SolveOutcome {
  /** Coefficients, n x c, row-major. */
  readonly alpha: Float64Array;
}

/** The BLAS behind a backend; all "none" and zero for the reference backend. */
export interface BlasDescription {
  readonly vendor: string;
  readonly version: string;
  /** Processor core whose kernels the library runs, for example `SkylakeX`. */
  readonly core: string;
  readonly threads: number;
}

/** A BLAS in one line, for people. */
export function blasText({ vendor, version, core, threads }: BlasDescription): string {
  return `${vendor} ${version}, core ${core}, ${threads} thread${threads === 1 ? "" : "s"}`;
}

/** A training set with its targets and the kernel to fit. */
export interface TrainingProblem {
  /** The n training samples. */
  readonly samples: Samples;
  /** Targets Y, n x c, row-major. */
  readonly targets: Float64Array;
  /** c. */
  readonly classes: number;
  readonly kernel: Kernel;
}

/** One iteration of an RFM, as `Session.iterate` does it. */
export interface IterationRequest {
  /** M, d x d, row-major, symmetric. */
  readonly features: Float64Array;
  /** Nonnegative; 0 means interpolation. */
  readonly ridge: number;
  /** Where to predict, beside the training samples. */
  readonly samples: Samples;
  /** How the AGOP is taken; per class it makes no M. */
  readonly agop: Omit<AgopOptions, "perClass">;
  /** Power of the AGOP that the next M is made of. */
  readonly power: number;
}

/** The result of `Session.iterate`. */
export interface SessionIteration extends SolveOutcome {
  /** Of f at the training samples. */
  readonly train: Metrics;
  /** f at the samples of the request, m x c, row-major. */
  readonly predictions: Float64Array;
  /** AGOP^power, d x d, or d where only the diagonal was asked for. */
  readonly agopPower: Float64Array;
}

/**
 * One training set held by the backend with its kernel matrix and coefficients. Drive it in the order
 * solve, agop, predict; an n x n array never leaves it. Operations of one session run one after another.
 */
export interface Session {
  /**
   * Solves (K + ridge I) alpha = Y for the feature matrix M. The factor takes the place of the one before, so
   * that a solve that is aborted or fails once it has begun leaves the session unsolved.
   * @param features M, d x d, row-major, symmetric.
   * @param ridge Nonnegative; 0 means interpolation.
   */
  solve(features: Float64Array, ridge: number, control?: JobControl): Promise<SolveOutcome>;
  /**
   * `solve`, `agop`, `predict` (twice) and `Backend.matrixPower` as one operation, which saves small problems
   * the way to the backend and back. Leaves the session solved.
   * @throws AgopError DIVERGED where the AGOP is not finite.
   */
  iterate(request: IterationRequest, control?: JobControl): Promise<SessionIteration>;
  /**
   * f at the given samples, or at the training samples where none are given, m x c, row-major.
   * @throws AgopError NOT_SOLVED before the first solve.
   */
  predict(samples?: Samples, control?: JobControl): Promise<Float64Array>;
  /**
   * Average gradient outer product over the training samples at the M of the last solve.
   * @throws AgopError NOT_SOLVED before the first solve.
   */
  agop(options?: AgopOptions, control?: JobControl): Promise<Float64Array>;
  /** Copy of the coefficients of the last solve, n x c, row-major. */
  alpha(): Float64Array;
  /**
   * Frees the memory; may be called twice, and while an operation runs (which then rejects with DISPOSED).
   */
  dispose(): void;
}

/** A numerical backend. Arrays are row-major float64; every array is checked on entry and none is changed. */
export interface Backend {
  readonly name: BackendName;
  /** The BLAS behind it. */
  blas(): BlasDescription;
  /** @throws AgopError OUT_OF_MEMORY with the bytes wanted when the n x n kernel matrix cannot be had. */
  createSession(problem: TrainingProblem): Session;
  /** Kernel matrix of x (n) against z (m) under M: n x m. */
  kernelMatrix(
    x: Samples,
    z: Samples,
    features: Float64Array,
    kernel: Kernel,
    control?: JobControl,
  ): Promise<Float64Array>;
  /** Solves (K + ridge I) alpha = Y; K is n x n and symmetric, Y is n x c with c = targets.length / n. */
  solve(
    kernelMatrix: Float64Array,
    targets: Float64Array,
    ridge: number,
    control?: JobControl,
  ): Promise<Solution>;
  /** Average gradient outer product of f = sum_i alpha_i k(., x_i) over the x_i; alpha is n x c. */
  agop(
    x: Samples,
    features: Float64Array,
    kernel: Kernel,
    alpha: Float64Array,
    options?: AgopOptions,
    control?: JobControl,
  ): Promise<Float64Array>;
  /**
   * Symmetric matrix power of a d x d matrix, eigenvalues clamped at 0. For a negative power the numerically
   * zero eigenvalues (at most d * epsilon * largest) contribute nothing, as in the pseudo-inverse.
   */
  matrixPower(matrix: Float64Array, power: number, control?: JobControl): Promise<Float64Array>;
  /** The d eigenvalues of a symmetric d x d matrix in ascending order. */
  symmetricEigenvalues(matrix: Float64Array, control?: JobControl): Promise<Float64Array>;
  /** Blocking twin of `kernelMatrix`, for small inputs. */
  kernelMatrixSync(x: Samples, z: Samples, features: Float64Array, kernel: Kernel): Float64Array;
  /** Blocking twin of `solve`, for small inputs. */
  solveSync(kernelMatrix: Float64Array, targets: Float64Array, ridge: number): Solution;
  /** Blocking twin of `agop`, for small inputs. */
  agopSync(
    x: Samples,
    features: Float64Array,
    kernel: Kernel,
    alpha: Float64Array,
    options?: AgopOptions,
  ): Float64Array;
  /** Blocking twin of `matrixPower`, for small inputs. */
  matrixPowerSync(matrix: Float64Array, power: number): Float64Array;
  /** Blocking twin of `symmetricEigenvalues`, for small inputs. */
  symmetricEigenvaluesSync(matrix: Float64Array): Float64Array;
}

/** The backend over BLAS, with its measured speed. */
export interface NativeBackend extends Backend {
  readonly name: "native";
  /**
   * Rate of a square dgemm of order 2048 on the threads of this backend, in GFLOP/s, best of 3. Takes about a
   * second.
   */
  measureGemm(): Promise<number>;
}
