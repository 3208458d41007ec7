import { checkMemoryFor } from "../../system/available-memory.ts";
import type { Backend, JobControl, NativeBackend } from "../backend.ts";
import { resolveThreads } from "../threads.ts";
import {
  checkAgopCall,
  checkEigenvaluesCall,
  checkKernelMatrixCall,
  checkMatrixPowerCall,
  checkSolveCall,
} from "../validate.ts";
import { checkControl } from "../validate-option.ts";
import type { NativeControl, NativeJob } from "./addon.ts";
import { checkAgopMemory } from "./agop-memory.ts";
import { describeBlas } from "./describe-blas.ts";
import { JobQueue } from "./job-queue.ts";
import { loadAddon } from "./load-addon.ts";
import { runJob, throwIfAborted, translateErrors } from "./native-job.ts";
import { NativeSessionHandle } from "./native-session.ts";

export interface NativeBackendOptions {
  /**
   * Threads for BLAS and for agop's own loops, 1 to 64; default OPENBLAS_NUM_THREADS, or one per processor.
   */
  readonly threads?: number | undefined;
}

/**
 * The backend in C++ over OpenBLAS and LAPACK.
 * @throws AgopError BACKEND_UNAVAILABLE, BLAS_BROKEN, INVALID_OPTION (threads).
 */
export function createNativeBackend(options: NativeBackendOptions = {}): NativeBackend {
  const threads = resolveThreads(options.threads);
  const addon = loadAddon();
  const queue = new JobQueue(threads);

  /** Starts an operation at once: the addon copies its arrays, so the caller may reuse them on return. */
  async function start<Result>(
    begin: (control: NativeControl) => NativeJob<Result>,
    control: JobControl = {},
  ): Promise<Result> {
    checkControl(control);
    throwIfAborted(control.signal);
    return runJob(
      (onProgress) => Promise.resolve(translateErrors(() => begin({ threads, onProgress }))),
      control,
    );
  }

  /** Runs an operation on this thread. */
  function now<Result>(call: (control: NativeControl) => Result): Result {
    return translateErrors(() => call({ threads }));
  }

  return {
    name: "native",
    blas: () => describeBlas(addon, threads),
    measureGemm: () => queue.run((control) => addon.measureGemm(2048, 3, control)),
    createSession: (problem) => new NativeSessionHandle(addon, queue, problem),

    kernelMatrix: (x, z, features, kernel, control) =>
      start(
        (native) => addon.kernelMatrix(...kernelMatrixArguments(x, z, features, kernel), native),
        control,
      ),
    solve: (kernelMatrix, targets, ridge, control) =>
      start((native) => addon.solve(...solveArguments(kernelMatrix, targets, ridge), native), control),
    agop: (x, features, kernel, alpha, agopOptions, control) =>
      start(
        (native) => addon.agop(...agopArguments(x, features, kernel, alpha, agopOptions), native),
        control,
      ),
    matrixPower: (matrix, power, control) =>
      start((native) => addon.matrixPower(...matrixPowerArguments(matrix, power), native), control),
    symmetricEigenvalues: (matrix, control) =>
      start((native) => addon.symmetricEigenvalues(...eigenvaluesArguments(matrix), native), control),

    kernelMatrixSync: (x, z, features, kernel) =>
      now((native) => addon.kernelMatrixSync(...kernelMatrixArguments(x, z, features, kernel), native)),
    solveSync: (kernelMatrix, targets, ridge) =>
      now((native) => addon.solveSync(...solveArguments(kernelMatrix, targets, ridge), native)),
    agopSync: (x, features, kernel, alpha, agopOptions) =>
      now((native) => addon.agopSync(...agopArguments(x, features, kernel, alpha, agopOptions), native)),
    matrixPowerSync: (matrix, power) =>
      now((native) => addon.matrixPowerSync(...matrixPowerArguments(matrix, power), native)),
    symmetricEigenvaluesSync: (matrix) =>
      now((native) => addon.symmetricEigenvaluesSync(...eigenvaluesArguments(matrix), native)),
  };
}

function kernelMatrixArguments(...[x, z, features, kernel]: Parameters<Backend["kernelMatrixSync"]>) {
  const call = checkKernelMatrixCall(x, z, features, kernel);
  checkMemoryFor(call.n, call.m, "x, z");
  return [x, z, features, call.kernel] as const;
}

function solveArguments(...[kernelMatrix, targets, ridge]: Parameters<Backend["solveSync"]>) {
  const { n } = checkSolveCall(kernelMatrix, targets, ridge);
  checkMemoryFor(n, n, "kernelMatrix");
  return [kernelMatrix, targets, n, ridge] as const;
}

function agopArguments(...[x, features, kernel, alpha, options]: Parameters<Backend["agopSync"]>) {
  const call = checkAgopCall(x, features, kernel, alpha, options);
  checkAgopMemory(call.d, call.c, call.options);
  return [x, features, call.kernel, alpha, call.options] as const;
}

function matrixPowerArguments(...[matrix, power]: Parameters<Backend["matrixPowerSync"]>) {
  return [matrix, checkMatrixPowerCall(matrix, power), power] as const;
}

function eigenvaluesArguments(...[matrix]: Parameters<Backend["symmetricEigenvaluesSync"]>) {
  return [matrix, checkEigenvaluesCall(matrix)] as const;
}
