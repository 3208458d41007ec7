import { checkMemoryFor } from "../../system/available-memory.ts";
import type { Backend, NativeBackend } from "../backend.ts";
import { resolveThreads } from "../threads.ts";
import {
  checkAgopCall,
  checkEigenvaluesCall,
  checkKernelMatrixCall,
  checkMatrixPowerCall,
  checkSolveCall,
} from "../validate.ts";
import { checkSquare, checkSquareSymmetric } from "../validate-array.ts";
import { checkAgopMemory } from "./agop-memory.ts";
import { describeBlas } from "./describe-blas.ts";
import { JobRunner } from "./job-runner.ts";
import { loadAddon } from "./load-addon.ts";
import { NativeSessionHandle } from "./native-session.ts";

export interface NativeBackendOptions {
  /**
   * Threads for BLAS and for agop's own loops, 1 to 64; default OPENBLAS_NUM_THREADS, else OMP_NUM_THREADS,
   * else one per processor.
   */
  readonly threads?: number | undefined;
}

/**
 * Creates the backend in C++ with OpenBLAS and LAPACK.
 * @throws AgopError BACKEND_UNAVAILABLE, BLAS_BROKEN, INVALID_OPTION (threads).
 */
export function createNativeBackend(options: NativeBackendOptions = {}): NativeBackend {
  const threads = resolveThreads(options.threads);
  const addon = loadAddon();
  const runner = new JobRunner(addon, threads);

  return {
    name: "native",
    blas: () => describeBlas(addon, threads),
    measureGemm: () => runner.run((control) => addon.measureGemm(2048, 3, control)),
    createSession: (problem) => new NativeSessionHandle(addon, runner, problem),

    kernelMatrix: (x, z, features, kernel, control) =>
      runner.run(
        (native) => addon.kernelMatrix(...kernelMatrixArguments(x, z, features, kernel), native),
        control,
      ),
    solve: (kernelMatrix, targets, ridge, control) =>
      runner.run(
        (native) => addon.solve(...solveArguments(checkSquare, kernelMatrix, targets, ridge), native),
        control,
      ),
    agop: (x, features, kernel, alpha, agopOptions, control) =>
      runner.run(
        (native) => addon.agop(...agopArguments(x, features, kernel, alpha, agopOptions), native),
        control,
      ),
    matrixPower: (matrix, power, control) =>
      runner.run(
        (native) => addon.matrixPower(...matrixPowerArguments(checkSquare, matrix, power), native),
        control,
      ),
    symmetricEigenvalues: (matrix, control) =>
      runner.run(
        (native) => addon.symmetricEigenvalues(...eigenvaluesArguments(checkSquare, matrix), native),
        control,
      ),

    kernelMatrixSync: (x, z, features, kernel) =>
      runner.now((native) =>
        addon.kernelMatrixSync(...kernelMatrixArguments(x, z, features, kernel), native),
      ),
    solveSync: (kernelMatrix, targets, ridge) =>
      runner.now((native) =>
        addon.solveSync(...solveArguments(checkSquareSymmetric, kernelMatrix, targets, ridge), native),
      ),
    agopSync: (x, features, kernel, alpha, agopOptions) =>
      runner.now((native) =>
        addon.agopSync(...agopArguments(x, features, kernel, alpha, agopOptions), native),
      ),
    matrixPowerSync: (matrix, power) =>
      runner.now((native) =>
        addon.matrixPowerSync(...matrixPowerArguments(checkSquareSymmetric, matrix, power), native),
      ),
    symmetricEigenvaluesSync: (matrix) =>
      runner.now((native) =>
        addon.symmetricEigenvaluesSync(...eigenvaluesArguments(checkSquareSymmetric, matrix), native),
      ),
  };
}

/** Checks a square matrix and returns its order. Asynchronous operations check the entries in the addon. */
type MatrixCheck = (matrix: unknown, argument: string) => number;

function kernelMatrixArguments(...[x, z, features, kernel]: Parameters<Backend["kernelMatrixSync"]>) {
  const call = checkKernelMatrixCall(x, z, features, kernel);
  checkMemoryFor(call.n, call.m, "x, z");
  return [x, z, features, call.kernel] as const;
}

function solveArguments(
  check: MatrixCheck,
  ...[kernelMatrix, targets, ridge]: Parameters<Backend["solveSync"]>
) {
  const { n } = checkSolveCall(kernelMatrix, targets, ridge, check);
  checkMemoryFor(n, n, "kernelMatrix");
  return [kernelMatrix, targets, n, ridge] as const;
}

function agopArguments(...[x, features, kernel, alpha, options]: Parameters<Backend["agopSync"]>) {
  const call = checkAgopCall(x, features, kernel, alpha, options);
  checkAgopMemory(call.d, call.c, call.options);
  return [x, features, call.kernel, alpha, call.options] as const;
}

function matrixPowerArguments(
  check: MatrixCheck,
  ...[matrix, power]: Parameters<Backend["matrixPowerSync"]>
) {
  return [matrix, checkMatrixPowerCall(matrix, power, check), power] as const;
}

function eigenvaluesArguments(
  check: MatrixCheck,
  ...[matrix]: Parameters<Backend["symmetricEigenvaluesSync"]>
) {
  return [matrix, checkEigenvaluesCall(matrix, check)] as const;
}
