import { symmetricEigenSteps } from "../../numerics/symmetric-eigen.ts";
import type { AgopOptions, Backend, Solution, TrainingProblem } from "../backend.ts";
import type { Kernel } from "../kernel.ts";
import type { Samples } from "../samples.ts";
import {
  allocateMatrix,
  checkAgopCall,
  checkEigenvaluesCall,
  checkKernelMatrixCall,
  checkMatrixPowerCall,
  checkSolveCall,
} from "../validate.ts";
import { agopSteps } from "./agop.ts";
import { kernelMatrixSteps } from "./kernel-matrix.ts";
import { matrixPowerSteps } from "./matrix-power.ts";
import { ReferenceSession } from "./reference-session.ts";
import { sampleRows } from "./sample-rows.ts";
import { solveSteps } from "./solve.ts";
import { runInSlices, runToEnd, type Steps } from "./steps.ts";

/*
 * Every function below checks and copies its inputs at once and returns the remaining work: later changes to
 * an array, including a transfer, cannot reach a running job.
 */

function kernelMatrix(x: Samples, z: Samples, features: Float64Array, kernel: Kernel): Steps<Float64Array> {
  const call = checkKernelMatrixCall(x, z, features, kernel);
  const out = allocateMatrix(call.n, call.m, "kernel matrix");
  return kernelMatrixSteps(sampleRows(x), sampleRows(z), features.slice(), call.kernel, out);
}

function solve(matrix: Float64Array, targets: Float64Array, ridge: number): Steps<Solution> {
  const { n } = checkSolveCall(matrix, targets, ridge);
  const system = allocateMatrix(n, n, "kernelMatrix");
  system.set(matrix);
  return solveSteps(system, n, targets.slice(), ridge);
}

function agop(
  x: Samples,
  features: Float64Array,
  kernel: Kernel,
  alpha: Float64Array,
  options?: AgopOptions,
): Steps<Float64Array> {
  const call = checkAgopCall(x, features, kernel, alpha, options);
  const predictor = {
    centres: sampleRows(x),
    features: features.slice(),
    kernel: call.kernel,
    alpha: alpha.slice(),
    classes: call.c,
  };
  return agopSteps(predictor, call.options);
}

function matrixPower(matrix: Float64Array, power: number): Steps<Float64Array> {
  const d = checkMatrixPowerCall(matrix, power);
  return matrixPowerSteps(matrix.slice(), d, power);
}

function* symmetricEigenvalues(matrix: Float64Array, d: number): Steps<Float64Array> {
  const { values } = yield* symmetricEigenSteps(matrix, d);
  return values.sort();
}

function eigenvalues(matrix: Float64Array): Steps<Float64Array> {
  const d = checkEigenvaluesCall(matrix);
  return symmetricEigenvalues(matrix.slice(), d);
}

/** Runs work in slices; `async` turns a failed check into a rejection. */
async function inSlices<T>(prepare: () => Steps<T>, control: Parameters<typeof runInSlices>[1]): Promise<T> {
  const steps = prepare();
  return runInSlices(() => steps, control);
}

/** The backend in plain TypeScript: the oracle of the tests, and the fallback without a compiled addon. */
export function createReferenceBackend(): Backend {
  return {
    name: "reference",
    blas: () => ({ vendor: "none", version: "none", core: "none", threads: 0 }),
    createSession: (problem: TrainingProblem) => new ReferenceSession(problem),
    kernelMatrix: (x, z, features, kernel, control) =>
      inSlices(() => kernelMatrix(x, z, features, kernel), control),
    solve: (matrix, targets, ridge, control) => inSlices(() => solve(matrix, targets, ridge), control),
    agop: (x, features, kernel, alpha, options, control) =>
      inSlices(() => agop(x, features, kernel, alpha, options), control),
    matrixPower: (matrix, power, control) => inSlices(() => matrixPower(matrix, power), control),
    symmetricEigenvalues: (matrix, control) => inSlices(() => eigenvalues(matrix), control),
    kernelMatrixSync: (x, z, features, kernel) => runToEnd(kernelMatrix(x, z, features, kernel)),
    solveSync: (matrix, targets, ridge) => runToEnd(solve(matrix, targets, ridge)),
    agopSync: (x, features, kernel, alpha, options) => runToEnd(agop(x, features, kernel, alpha, options)),
    matrixPowerSync: (matrix, power) => runToEnd(matrixPower(matrix, power)),
    symmetricEigenvaluesSync: (matrix) => runToEnd(eigenvalues(matrix)),
  };
}
