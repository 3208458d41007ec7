import { AgopError, type AgopErrorCode } from "../../errors.ts";
import type { JobControl } from "../backend.ts";
import type { NativeJob } from "./addon.ts";

type Listener = (fraction: number) => void;

/**
 * Runs an operation of the addon. After the promise settles, `onProgress` is not called again, although the
 * operation may run on to its next tile.
 * @param start Starts the operation, now or at its turn in a queue.
 * @throws AgopError ABORTED as soon as the signal aborts; errors of `onProgress`.
 */
export function runJob<Result>(
  start: (onProgress: Listener | undefined) => Promise<NativeJob<Result>>,
  { signal, onProgress }: JobControl = {},
): Promise<Result> {
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
      started.then((job) => job.cancel()).catch(() => undefined);
    };
    const onAbort = () => stop(abortError(signal?.reason));
    const report = (fraction: number) => {
      // Ignore late reports: the addon may deliver the last one after the end of the operation.
      if (settled || fraction <= reported) return;
      reported = fraction;
      try {
        onProgress?.(fraction);
      } catch (error) {
        stop(error);
      }
    };

    const started = start(onProgress && report);
    started
      .then((job) => job.promise)
      .then(
        (result) => {
          report(1);
          settle(() => resolve(result));
        },
        (error: unknown) => settle(() => reject(toAgopError(error))),
      );
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** @throws AgopError ABORTED, with the signal's reason as its cause. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
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

/** Converts errors of the addon, which carry the parts of an AgopError; passes anything else unchanged. */
export function toAgopError(error: unknown): unknown {
  if (error instanceof AgopError || !(error instanceof Error)) return error;
  const { code, argument, given, accepted } = error as Partial<AgopError>;
  if (argument === undefined || given === undefined || accepted === undefined) return error;
  return new AgopError(code as AgopErrorCode, { argument, given, accepted, cause: error });
}

/** Calls into the addon. @throws AgopError for errors of the addon. */
export function translateErrors<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw toAgopError(error);
  }
}
