import { AgopError, type AgopErrorCode } from "../../errors.ts";
import type { JobControl } from "../backend.ts";
import type { NativeJob } from "./addon.ts";

type Listener = (fraction: number) => void;

/**
 * Runs an operation of the addon for a caller. Once the promise has settled, `onProgress` is not called again, though the
 * operation itself may take until its next tile to stop.
 * @param start Begins the operation, now or at its turn in a queue.
 * @throws AgopError ABORTED as soon as the signal aborts; what `onProgress` throws.
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
      // The addon may still deliver a report, also the last one, when the operation has ended.
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

/** Errors of the addon carry the parts of an AgopError; anything else passes unchanged. */
export function toAgopError(error: unknown): unknown {
  if (error instanceof AgopError || !(error instanceof Error)) return error;
  const { code, argument, given, accepted } = error as Partial<AgopError>;
  if (argument === undefined || given === undefined || accepted === undefined) return error;
  return new AgopError(code as AgopErrorCode, { argument, given, accepted, cause: error });
}

/** Runs a call into the addon. @throws AgopError for what the addon throws. */
export function translateErrors<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw toAgopError(error);
  }
}
