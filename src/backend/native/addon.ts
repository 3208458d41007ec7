import type { AgopOptions, IterationRequest, SessionIteration, Solution, SolveOutcome } from "../backend.ts";
import type { Kernel } from "../kernel.ts";
import type { Metrics } from "../metrics.ts";
import type { Samples } from "../samples.ts";

/** A waiting or running operation on the addon's compute thread. */
export interface NativeJob<Result> {
  readonly promise: Promise<Result>;
  /** Stops the operation at its next tile; its promise then rejects with code `ABORTED`. */
  cancel(): void;
}

export interface NativeControl {
  /** Number of threads for the operation. */
  readonly threads: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A SessionIteration with the metrics of both regression and classification. */
export interface NativeIteration extends Omit<SessionIteration, "train"> {
  readonly train: Required<Record<keyof Omit<Metrics, "r2">, number>>;
}

export interface NativeSession {
  solve(features: Float64Array, ridge: number, control: NativeControl): NativeJob<SolveOutcome>;
  iterate(request: IterationRequest, control: NativeControl): NativeJob<NativeIteration>;
  predict(samples: Samples | undefined, control: NativeControl): NativeJob<Float64Array>;
  agop(options: AgopOptions, control: NativeControl): NativeJob<Float64Array>;
  alpha(): Float64Array;
  dispose(): void;
}

/**
 * The exports of agop.node. Arrays are copied on entry; errors carry `code`, `argument`, `given` and
 * `accepted`. Operations run one after another in call order. Functions with the suffix Sync run in the
 * calling thread without waiting for other operations, and do not check the entries of symmetric matrices.
 */
export interface Addon {
  readonly Session: new (
    samples: Samples,
    targets: Float64Array,
    classes: number,
    kernel: Kernel,
  ) => NativeSession;
  kernelMatrix(...args: [...KernelMatrixArguments, NativeControl]): NativeJob<Float64Array>;
  kernelMatrixSync(...args: [...KernelMatrixArguments, NativeControl]): Float64Array;
  solve(...args: [...SolveArguments, NativeControl]): NativeJob<Solution>;
  solveSync(...args: [...SolveArguments, NativeControl]): Solution;
  agop(...args: [...AgopArguments, NativeControl]): NativeJob<Float64Array>;
  agopSync(...args: [...AgopArguments, NativeControl]): Float64Array;
  matrixPower(...args: [...MatrixPowerArguments, NativeControl]): NativeJob<Float64Array>;
  matrixPowerSync(...args: [...MatrixPowerArguments, NativeControl]): Float64Array;
  symmetricEigenvalues(...args: [...SymmetricEigenvaluesArguments, NativeControl]): NativeJob<Float64Array>;
  symmetricEigenvaluesSync(...args: [...SymmetricEigenvaluesArguments, NativeControl]): Float64Array;
  blas(): { readonly config: string; readonly core: string };
  /** Returns the name of a BLAS routine with a wrong result, or an empty string. */
  selfCheck(): string;
  /** Whether the system has started fewer threads than an operation requested. */
  threadsRefused(): boolean;
  /** Measures `repeats` square dgemm of this order; resolves to the best rate in GFLOP/s. */
  measureGemm(order: number, repeats: number, control: NativeControl): NativeJob<number>;
}

export type KernelMatrixArguments = [x: Samples, z: Samples, features: Float64Array, kernel: Kernel];
export type SolveArguments = [kernelMatrix: Float64Array, targets: Float64Array, n: number, ridge: number];
export type AgopArguments = [
  x: Samples,
  features: Float64Array,
  kernel: Kernel,
  alpha: Float64Array,
  options: AgopOptions,
];
export type MatrixPowerArguments = [matrix: Float64Array, d: number, power: number];
export type SymmetricEigenvaluesArguments = [matrix: Float64Array, d: number];

/** Processor core for the kernels of OpenBLAS. */
export interface BlasCoreChoice {
  /** Empty if OpenBLAS detects the core itself. */
  readonly core: string;
  readonly givenByUser: boolean;
}

/** The exports of environment.node. */
export interface EnvironmentAddon {
  /**
   * Sets OPENBLAS_CORETYPE to the processor's core, unless the user has set it. Call it before loading
   * agop.node.
   */
  chooseBlasCore(): BlasCoreChoice;
}
