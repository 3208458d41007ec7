import type { Backend } from "../backend/backend.ts";
import type { Kernel } from "../backend/kernel.ts";
import { checkFeatures, checkKernel, checkRidge } from "../backend/validate.ts";
import { describeValue, invalidOption, requireKnownKeys } from "../errors.ts";
import type { PairPermutation } from "../symmetry/actions/permutation.ts";
import { checkGenerators } from "../symmetry/features/symmetrise.ts";

/**
 * Settings of the Recursive Feature Machine; the defaults reproduce the published grokking experiments.
 */
export interface RfmOptions {
  /** Default gaussian with bandwidth 2.5. */
  readonly kernel?: Kernel | undefined;
  /** Number added to the diagonal of K, at least 0; default 0, which interpolates. */
  readonly ridge?: number | undefined;
  /** Exponent in M <- AGOP^power, above 0 and at most 16; default 1/2. */
  readonly power?: number | undefined;
  /** Whether the AGOP subtracts the mean Jacobian; default true. */
  readonly centering?: boolean | undefined;
  /** Whether to keep only the diagonal of the AGOP; default false. */
  readonly diagonal?: boolean | undefined;
  /** Default `none`; `trace` and `largest` divide M by its trace or its largest entry after each update. */
  readonly rescaling?: Rescaling | undefined;
  /** Number of iterations, a positive integer; default 60. */
  readonly iterations?: number | undefined;
  /** M_0, d x d, symmetric; default the identity. */
  readonly initialFeatures?: Float64Array | undefined;
  /**
   * Generators of a group H. Each update averages M over H before it rescales M: M <- (1/|H|) sum_h P_h M
   * P_h'. Default none: M is not averaged.
   */
  readonly symmetrisation?: readonly PairPermutation[] | undefined;
  /**
   * Does the computations; default the native backend, or the reference backend (with a warning) if the
   * native backend is missing.
   */
  readonly backend?: Backend | undefined;
}

/** RfmOptions without the backend, defaults filled in. */
export interface RfmSettings {
  readonly kernel: Kernel;
  readonly ridge: number;
  readonly power: number;
  readonly centering: boolean;
  readonly diagonal: boolean;
  readonly rescaling: Rescaling;
  readonly iterations: number;
  /** Undefined means the identity. */
  readonly initialFeatures: Float64Array | undefined;
  /** Empty if M is not averaged. */
  readonly symmetrisation: readonly PairPermutation[];
}

function flag(argument: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value !== "boolean") throw invalidOption(argument, describeValue(value), "true or false");
  return value;
}

/**
 * Checks the settings of a run and fills in the defaults. `requireDimension` makes the checks that depend on
 * the training set.
 * @throws AgopError UNKNOWN_KERNEL, INVALID_OPTION.
 */
export function resolveRfmOptions(options: RfmOptions): RfmSettings {
  requireKnownKeys<RfmOptions>("options", options, {
    kernel: true,
    ridge: true,
    power: true,
    centering: true,
    diagonal: true,
    rescaling: true,
    iterations: true,
    initialFeatures: true,
    symmetrisation: true,
    backend: true,
  });
  const { backend } = options;
  if (backend !== undefined && typeof (backend as Partial<Backend> | null)?.createSession !== "function")
    throw invalidOption("backend", describeValue(backend), "a backend, such as createBackend() makes");
  const { ridge = 0, power = 0.5, rescaling = "none", iterations = 60, initialFeatures } = options;
  const { symmetrisation = [] } = options;
  const kernel = checkKernel(options.kernel ?? { name: "gaussian", bandwidth: 2.5 });
  checkRidge(ridge);
  if (typeof power !== "number" || !(power > 0 && power <= 16))
    throw invalidOption("power", describeValue(power), "a number above 0, at most 16");
  if (!Number.isSafeInteger(iterations) || iterations < 1)
    throw invalidOption("iterations", describeValue(iterations), "an integer from 1");
  if (!rescalings.includes(rescaling))
    throw invalidOption("rescaling", describeValue(rescaling), rescalings.join(", "));
  checkGenerators(symmetrisation);
  return {
    kernel,
    ridge,
    power,
    centering: flag("centering", options.centering, true),
    diagonal: flag("diagonal", options.diagonal, false),
    rescaling,
    iterations,
    initialFeatures,
    symmetrisation,
  };
}

/**
 * Refuses settings made for samples of another length.
 * @param dimension d.
 * @throws AgopError INVALID_FEATURES, INVALID_OPTION.
 */
export function requireDimension({ initialFeatures, symmetrisation }: RfmSettings, dimension: number): void {
  if (initialFeatures !== undefined) checkFeatures(initialFeatures, dimension, "initialFeatures");
  checkGenerators(symmetrisation, dimension);
}

/** How the AGOP is scaled before it becomes the next feature matrix. */
export type Rescaling = "none" | "trace" | "largest";

export const rescalings: readonly Rescaling[] = ["none", "trace", "largest"];
