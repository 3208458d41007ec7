/**
 * Argument checks of all backends, with one function per operation of the Backend interface. Each throws
 * before any work begins and returns the sizes of its arguments.
 */
import { AgopError, describeValue } from "../errors.ts";
import type { AgopOptions, IterationRequest, TrainingProblem } from "./backend.ts";
import type { Kernel } from "./kernel.ts";
import type { Samples } from "./samples.ts";
import {
  checkColumns,
  checkFeatures,
  checkFinite,
  checkFloat64Array,
  checkSquareSymmetric,
  describeArray,
} from "./validate-array.ts";
import {
  checkAgopOptions,
  checkClasses,
  checkKernel,
  checkPower,
  checkRidge,
  type ResolvedAgopOptions,
} from "./validate-option.ts";
import { checkSameSpace, checkSamples, sampleShape } from "./validate-samples.ts";
import { checkMatrixSize } from "./validate-size.ts";

export { checkFeatures } from "./validate-array.ts";
export {
  checkAgopOptions,
  checkKernel,
  checkPower,
  checkRidge,
  type ResolvedAgopOptions,
} from "./validate-option.ts";
export { checkSamples } from "./validate-samples.ts";
export { allocateMatrix, checkMatrixSize } from "./validate-size.ts";

/**
 * Checks the problem of `createSession`.
 * @throws AgopError INVALID_ARRAY, INVALID_OPTION, UNKNOWN_KERNEL, OUT_OF_MEMORY (n x n entries).
 */
export function checkTrainingProblem(problem: TrainingProblem): {
  readonly n: number;
  readonly d: number;
  readonly kernel: Kernel;
} {
  if (typeof problem !== "object" || problem === null) {
    throw new AgopError("INVALID_OPTION", {
      argument: "problem",
      given: describeValue(problem),
      accepted: "an object { samples, targets, classes, kernel }",
    });
  }
  const kernel = checkKernel(problem.kernel);
  checkClasses(problem.classes);
  checkSamples(problem.samples, "samples");
  const { n, d } = sampleShape(problem.samples);
  const accepted = `a Float64Array of length ${n * problem.classes} (${n} x ${problem.classes})`;
  checkFloat64Array(problem.targets, "targets", accepted);
  if (problem.targets.length !== n * problem.classes) {
    throw new AgopError("INVALID_ARRAY", {
      argument: "targets",
      given: describeArray(problem.targets),
      accepted,
    });
  }
  checkFinite(problem.targets, "targets");
  checkMatrixSize(n, n, "samples");
  return { n, d, kernel };
}

/**
 * Checks the arguments of `Session.solve` for samples of dimension d.
 * @throws AgopError INVALID_FEATURES, INVALID_ARRAY, INVALID_OPTION.
 */
export function checkSessionSolve(features: Float64Array, d: number, ridge: number): void {
  checkFeatures(features, d);
  checkRidge(ridge);
}

/**
 * Checks the request of `Session.iterate` against the training set and its dimension d.
 * @throws AgopError INVALID_FEATURES, INVALID_ARRAY, INVALID_OPTION.
 */
export function checkSessionIterate(
  request: IterationRequest,
  d: number,
  training: Samples,
): ResolvedAgopOptions {
  if (typeof request !== "object" || request === null) {
    throw new AgopError("INVALID_OPTION", {
      argument: "request",
      given: describeValue(request),
      accepted: "an object { features, ridge, samples, agop, power }",
    });
  }
  checkSessionSolve(request.features, d, request.ridge);
  checkPredictSamples(request.samples, training);
  checkPower(request.power);
  const options = checkAgopOptions(request.agop);
  if (!options.perClass) return options;
  throw new AgopError("INVALID_OPTION", {
    argument: "request.agop.perClass",
    given: "true",
    accepted: "false: one AGOP makes one M",
  });
}

/** Checks the samples of `Session.predict` against the training set. @throws AgopError INVALID_ARRAY. */
export function checkPredictSamples(samples: Samples, training: Samples): void {
  checkSamples(samples, "samples");
  checkSameSpace(training, samples, "samples");
}

/**
 * Checks the arguments of `Backend.kernelMatrix`.
 * @throws AgopError INVALID_ARRAY, INVALID_FEATURES, INVALID_OPTION, UNKNOWN_KERNEL, OUT_OF_MEMORY.
 */
export function checkKernelMatrixCall(
  x: Samples,
  z: Samples,
  features: Float64Array,
  kernel: Kernel,
): { readonly n: number; readonly m: number; readonly d: number; readonly kernel: Kernel } {
  const checked = checkKernel(kernel);
  checkSamples(x, "x");
  checkSamples(z, "z");
  checkSameSpace(x, z, "z");
  const { n, d } = sampleShape(x);
  const m = sampleShape(z).n;
  checkFeatures(features, d);
  checkMatrixSize(n, m, "x, z");
  return { n, m, d, kernel: checked };
}

/**
 * Checks the arguments of `Backend.solve`.
 * @param check Check of the matrix, here and below; `checkSquare` if the operation itself checks the entries.
 * @throws AgopError INVALID_ARRAY, INVALID_OPTION.
 */
export function checkSolveCall(
  kernelMatrix: Float64Array,
  targets: Float64Array,
  ridge: number,
  check = checkSquareSymmetric,
): { readonly n: number; readonly c: number } {
  checkRidge(ridge);
  const n = check(kernelMatrix, "kernelMatrix");
  return { n, c: checkColumns(targets, n, "targets") };
}

/**
 * Checks the arguments of `Backend.agop`.
 * @throws AgopError INVALID_ARRAY, INVALID_FEATURES, INVALID_OPTION, UNKNOWN_KERNEL.
 */
export function checkAgopCall(
  x: Samples,
  features: Float64Array,
  kernel: Kernel,
  alpha: Float64Array,
  options?: AgopOptions,
): {
  readonly n: number;
  readonly d: number;
  readonly c: number;
  readonly kernel: Kernel;
  readonly options: ResolvedAgopOptions;
} {
  const checked = checkKernel(kernel);
  const resolved = checkAgopOptions(options);
  checkSamples(x, "x");
  const { n, d } = sampleShape(x);
  checkFeatures(features, d);
  return { n, d, c: checkColumns(alpha, n, "alpha"), kernel: checked, options: resolved };
}

/** Checks `Backend.matrixPower`; returns d. @throws AgopError INVALID_ARRAY, INVALID_OPTION. */
export function checkMatrixPowerCall(
  matrix: Float64Array,
  power: number,
  check = checkSquareSymmetric,
): number {
  checkPower(power);
  return check(matrix, "matrix");
}

/** Checks the matrix of `Backend.symmetricEigenvalues`; returns d. @throws AgopError INVALID_ARRAY. */
export function checkEigenvaluesCall(matrix: Float64Array, check = checkSquareSymmetric): number {
  return check(matrix, "matrix");
}
