import { AgopError, type AgopErrorCode } from "../../errors.ts";
import type { JobControl } from "../backend.ts";
import { checkControl } from "../validate-option.ts";
import type { Addon, NativeControl, NativeJob } from "./addon.ts";

/** Whether the warning about fewer threads has been emitted. */
let warned = false;

/** Runs operations of the addon, each with the threads of its backend. */
export class JobRunner {
  readonly #addon: Addon;
  readonly threads: number;

  constructor(addon: Addon, threads: number) {
    this.#addon = addon;
    this.threads = threads;
  }

  /**
   * Runs an operation after all earlier ones. After the promise settles, `onProgress` is not called again,
   * although the operation may run on to its next tile.
   * @param begin Called at once; the addon copies its arrays, so the caller may reuse them on return.
   * @throws AgopError ABORTED as soon as the signal aborts; errors of `begin` and `onProgress`.
   */
  async run<Result>(
    begin: (control: NativeControl) => NativeJob<Result>,
    control: JobControl = {},
  ): Promise<Result> {
    checkControl(control);
    const { signal, onProgress } = control;
    throwIfAborted(signal);
    return new Promise((resolve, reject) => {
      let settled = false;
      let reported = 0;

      const settle = (tell: () => void) => {
        if (settled) return;
        settled = true;
        signal?.removeEventListener("abort", onAbort);
        tell();
      };
      const stop = (error: unknown) => {
        settle(() => reject(error));
        job.cancel();
      };
      const onAbort = () => stop(abortError(signal?.reason));
      const report = (fraction: number) => {
        // The addon may still report progress after the operation has been stopped.
        if (settled || fraction <= reported) return;
        reported = fraction;
        try {
          onProgress?.(fraction);
        } catch (error) {
          stop(error);
        }
      };

      const job = translateErrors(() =>
        begin({ threads: this.threads, onProgress: onProgress === undefined ? undefined : report }),
      );
      job.promise.then(
        (result) => {
          this.#warnOfFewerThreads();
          report(1);
          settle(() => resolve(result));
        },
        (error: unknown) => settle(() => reject(toAgopError(error))),
      );
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  /** Runs an operation in this thread. @throws AgopError for errors of the addon. */
  now<Result>(call: (control: NativeControl) => Result): Result {
    const result = translateErrors(() => call({ threads: this.threads }));
    this.#warnOfFewerThreads();
    return result;
  }

  #warnOfFewerThreads(): void {
    if (warned || !this.#addon.threadsRefused()) return;
    warned = true;
    process.emitWarning(
      `the system gives fewer threads than the ${this.threads} asked for (see ulimit -u, or the limit of the container); ` +
        "operations run with those there are. Ask for fewer threads (--threads) to end this warning.",
      { type: "AgopWarning", code: "AGOP_FEWER_THREADS" },
    );
  }
}

/** @throws AgopError ABORTED, with the signal's reason as its cause. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal.reason);
}

function abortError(cause: unknown): AgopError {
  return new AgopError("ABORTED", {
    argument: "signal",
    given: "an abort",
    accepted: "a signal that is not aborted",
    cause,
  });
}

/** Converts an error of the addon to an AgopError; returns any other error unchanged. */
function toAgopError(error: unknown): unknown {
  if (error instanceof AgopError || !(error instanceof Error)) return error;
  const { code, argument, given, accepted } = error as Partial<AgopError>;
  if (argument === undefined || given === undefined || accepted === undefined) return error;
  return new AgopError(code as AgopErrorCode, { argument, given, accepted, cause: error });
}

/** Runs a call into the addon. @throws AgopError for errors of the addon. */
export function translateErrors<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw toAgopError(error);
  }
}
