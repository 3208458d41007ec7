import type { Kernel } from "./kernel.ts";
import type { Metrics } from "./metrics.ts";
import type { Samples } from "./samples.ts";

/**
 * Method that solved a system (K + ridge I) alpha = Y: Cholesky; a symmetric indefinite factorisation if
 * Cholesky broke down; a pivoted Cholesky factorisation without redundant samples if that was inaccurate;
 * minimum-norm least squares if no factorisation was accurate (for contradictory labels).
 */
export type Solver = "cholesky" | "indefinite" | "semidefinite" | "least-squares";

/** `native` computes in C++ with BLAS, `reference` in TypeScript. */
export type BackendName = "native" | "reference";

export const backendNames: readonly BackendName[] = ["native", "reference"];

/** Cancellation and progress of one asynchronous operation. */
export interface JobControl {
  /** Abort it to reject the operation with an AgopError of code `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
  /** Called from the event loop with the fraction done, in [0, 1]. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Options of the AGOP. */
export interface AgopOptions {
  /** Subtract the mean Jacobian (default true). */
  readonly centering?: boolean | undefined;
  /** Compute one AGOP per output instead of their sum (default false): c x d x d. */
  readonly perClass?: boolean | undefined;
  /** Compute only the diagonal (default false): d, or c x d with perClass. */
  readonly diagonal?: boolean | undefined;
}

/** Method and accuracy of a solve. */
export interface SolveOutcome {
  readonly solver: Solver;
  /**
   * Largest |(K + ridge I) alpha - Y| of an output divided by its largest target, maximised over all outputs.
   * Only an upper bound if that suffices for the native backend to trust a Cholesky factorisation.
   */
  readonly residual: number;
}

/** The solution of (K + ridge I) alpha = Y. */
export interface Solution extends SolveOutcome {
  /** Coefficients, n x c. */
  readonly alpha: Float64Array;
}

/** The BLAS library of a backend; "none" and zero for the reference backend. */
export interface BlasDescription {
  readonly vendor: string;
  readonly version: string;
  /** Processor core of the BLAS kernels in use, for example `SkylakeX`. */
  readonly core: string;
  readonly threads: number;
}

/** Formats a BLAS description in one line. */
export function blasText({ vendor, version, core, threads }: BlasDescription): string {
  return `${vendor} ${version}, core ${core}, ${threads} thread${threads === 1 ? "" : "s"}`;
}

/** A training set with its targets and the kernel to fit. */
export interface TrainingProblem {
  /** The n training samples. */
  readonly samples: Samples;
  /** Targets Y, n x c. */
  readonly targets: Float64Array;
  /** Number of outputs c. */
  readonly classes: number;
  readonly kernel: Kernel;
}

/** Input of `Session.iterate`, one iteration of an RFM. */
export interface IterationRequest {
  /** M, d x d, symmetric. */
  readonly features: Float64Array;
  /** Nonnegative; 0 means interpolation. */
  readonly ridge: number;
  /** Samples to predict in addition to the training samples. */
  readonly samples: Samples;
  /** Options of the AGOP; `perClass` is excluded because M needs a single AGOP. */
  readonly agop: Omit<AgopOptions, "perClass">;
  /** Exponent s of AGOP^s, from which the caller makes the next M. */
  readonly power: number;
}

/** The result of `Session.iterate`. */
export interface SessionIteration extends SolveOutcome {
  /** Metrics of f at the training samples. */
  readonly train: Metrics;
  /** f at the samples of the request, m x c. */
  readonly predictions: Float64Array;
  /** AGOP^power: d x d, or d with `diagonal`. */
  readonly agopPower: Float64Array;
}

/**
 * A training set in the backend with its kernel matrix and coefficients. Call `solve` before `agop` and
 * `predict`. No n x n array leaves the session, and its operations run one after another.
 */
export interface Session {
  /**
   * Solves (K + ridge I) alpha = Y for the feature matrix M. The new factor overwrites the old one, so a
   * solve that aborts or fails after it has begun leaves the session unsolved.
   * @param features M, d x d, symmetric.
   * @param ridge Nonnegative; 0 means interpolation.
   */
  solve(features: Float64Array, ridge: number, control?: JobControl): Promise<SolveOutcome>;
  /**
   * Runs `solve`, `agop`, `predict` (twice) and `Backend.matrixPower` as one operation, because separate
   * calls to the backend are slow for small problems. Leaves the session solved.
   * @throws AgopError DIVERGED if the AGOP is not finite.
   */
  iterate(request: IterationRequest, control?: JobControl): Promise<SessionIteration>;
  /**
   * Evaluates f at the samples (default: the training samples), m x c.
   * @throws AgopError NOT_SOLVED before the first solve.
   */
  predict(samples?: Samples, control?: JobControl): Promise<Float64Array>;
  /**
   * Computes the average gradient outer product over the training samples with the M of the last solve.
   * @throws AgopError NOT_SOLVED before the first solve.
   */
  agop(options?: AgopOptions, control?: JobControl): Promise<Float64Array>;
  /** Copies the coefficients of the last solve, n x c. */
  alpha(): Float64Array;
  /**
   * Frees the memory; may be called repeatedly. A running operation rejects with DISPOSED.
   */
  dispose(): void;
}

/** A numerical backend. It checks every array on entry and changes none. */
export interface Backend {
  readonly name: BackendName;
  /** Describes the BLAS library. */
  blas(): BlasDescription;
  /** @throws AgopError OUT_OF_MEMORY with the required bytes if the n x n kernel matrix does not fit. */
  createSession(problem: TrainingProblem): Session;
  /** Computes the kernel matrix of x (n samples) and z (m samples) for M: n x m. */
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
  /** Computes the AGOP of f = sum_i alpha_i k(., x_i) over the x_i; alpha is n x c. */
  agop(
    x: Samples,
    features: Float64Array,
    kernel: Kernel,
    alpha: Float64Array,
    options?: AgopOptions,
    control?: JobControl,
  ): Promise<Float64Array>;
  /**
   * Computes the symmetric power of a d x d matrix, with eigenvalues clamped at 0. A negative power ignores
   * numerically zero eigenvalues (at most d * epsilon * largest), as the pseudo-inverse does.
   */
  matrixPower(matrix: Float64Array, power: number, control?: JobControl): Promise<Float64Array>;
  /** Computes the d eigenvalues of a symmetric d x d matrix in ascending order. */
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

/** The backend that uses BLAS. */
export interface NativeBackend extends Backend {
  readonly name: "native";
  /**
   * Measures a square dgemm of order 2048 on the threads of this backend, best of 3, in GFLOP/s. Takes about
   * a second.
   */
  measureGemm(): Promise<number>;
}
