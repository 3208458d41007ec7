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

/** A SessionIteration whose metrics say both what regression and what classification wants. */
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
 * `accepted`. Operations run one after another in the order of the calls; their twins named ...Sync run in
 * the calling thread and wait for none. Operations check the entries of a symmetric matrix, their twins do
 * not.
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
  /** Name of a BLAS routine with a wrong result, or an empty string. Checked once per process. */
  selfCheck(): string;
  /** Whether the system has given fewer threads than an operation asked for. */
  threadsRefused(): boolean;
  /** Best rate of `repeats` square dgemm of this order, in GFLOP/s. */
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

/** The core whose kernels OpenBLAS is told to run, and whether the user has chosen it. */
export interface BlasCoreChoice {
  /** Empty where OpenBLAS finds it by itself. */
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
