import { AgopError, describeValue } from "../errors.ts";
import { type Backend, type BackendName, backendNames, type NativeBackend } from "./backend.ts";
import { createNativeBackend } from "./native/native-backend.ts";
import { createReferenceBackend } from "./reference/reference-backend.ts";
import { resolveThreads } from "./threads.ts";

export interface BackendOptions {
  /**
   * Default: native, or reference where nothing could be compiled. The fallback emits a process warning with the code
   * `AGOP_REFERENCE_BACKEND`, which Node prints on standard error.
   */
  readonly name?: BackendName | undefined;
  /** Threads of the native backend, 1 to 64; by default OPENBLAS_NUM_THREADS, or one for each processor. */
  readonly threads?: number | undefined;
}

/** @throws AgopError UNKNOWN_BACKEND, BACKEND_UNAVAILABLE, BLAS_BROKEN, INVALID_OPTION (threads, options). */
export function createBackend(options: BackendOptions & { readonly name: "native" }): NativeBackend;
export function createBackend(options?: BackendOptions): Backend;
export function createBackend(options: BackendOptions = {}): Backend {
  if (typeof options !== "object" || options === null)
    throw new AgopError("INVALID_OPTION", {
      argument: "options",
      given: describeValue(options),
      accepted: "an object such as { name, threads }",
    });
  const { name } = options;
  // The reference backend has no threads, but a wrong number is a mistake there too.
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
