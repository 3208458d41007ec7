import { AgopError, describeValue, requireKnownKeys } from "../errors.ts";
import { type Backend, type BackendName, backendNames, type NativeBackend } from "./backend.ts";
import { createNativeBackend } from "./native/native-backend.ts";
import { createReferenceBackend } from "./reference/reference-backend.ts";
import { resolveThreads } from "./threads.ts";

/** Options of `createBackend`. */
export interface BackendOptions {
  /**
   * Default: native, or reference if the addon cannot be loaded. The fallback emits a process warning with
   * the code `AGOP_REFERENCE_BACKEND`, which Node prints on standard error.
   */
  readonly name?: BackendName | undefined;
  /**
   * Threads of the native backend, 1 to 64; default OPENBLAS_NUM_THREADS, else OMP_NUM_THREADS, else one per
   * processor.
   */
  readonly threads?: number | undefined;
}

/**
 * Creates a numerical backend, which computes kernel matrices, solves systems and computes AGOPs.
 * @throws AgopError UNKNOWN_BACKEND, BACKEND_UNAVAILABLE, BLAS_BROKEN, INVALID_OPTION (threads, options).
 * @example
 * const backend = createBackend({ name: "reference" }); // without a name: native, where it has been compiled
 * const K = Float64Array.of(2, 1, 1, 2);
 * const { alpha, solver } = await backend.solve(K, Float64Array.of(3, 3), 0); // K alpha = Y
 * console.log(alpha[0].toFixed(6), alpha[1].toFixed(6), solver); // 1.000000 1.000000 cholesky
 */
export function createBackend(options: BackendOptions & { readonly name: "native" }): NativeBackend;
export function createBackend(options?: BackendOptions): Backend;
export function createBackend(options: BackendOptions = {}): Backend {
  requireKnownKeys<BackendOptions>("options", options, { name: true, threads: true });
  const { name } = options;
  // Check the threads for the reference backend too, although it does not use them.
  const threads = resolveThreads(options.threads);
  if (name === "reference") return createReferenceBackend();
  if (name === "native") return createNativeBackend({ threads });
  if (name !== undefined) {
    throw new AgopError("UNKNOWN_BACKEND", {
      argument: "backend",
      given: describeValue(name),
      accepted: backendNames.join(", "),
    });
  }
  try {
    return createNativeBackend({ threads });
  } catch (error) {
    if (!(error instanceof AgopError && error.code === "BACKEND_UNAVAILABLE")) throw error;
    process.emitWarning(
      `SLOW: running on the reference backend in plain TypeScript, because the native one is not there. ${error.message}`,
      { type: "AgopWarning", code: "AGOP_REFERENCE_BACKEND" },
    );
    return createReferenceBackend();
  }
}
