import { AgopError, type AgopErrorCode } from "../../errors.ts";
import type { JobControl } from "../backend.ts";
import type { NativeJob } from "./addon.ts";

/**
 * Awaits an operation of the addon that `start` begins, now or at its turn in a queue.
 * @throws AgopError ABORTED as soon as the signal aborts: the operation itself stops at its next tile.
 */
export function awaitJob<Result>(
  start: Promise<NativeJob<Result>>,
  { signal, onProgress }: JobControl = {},
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      start.then((job) => job.cancel()).catch(() => undefined);
      if (signal) reject(abortError(signal));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) onAbort();
    start
      .then((job) => job.promise)
      .then(
        (result) => {
          if (!signal?.aborted) onProgress?.(1);
          resolve(result);
        },
        (error: unknown) => reject(toAgopError(error)),
      )
      .finally(() => signal?.removeEventListener("abort", onAbort));
  });
}

/** @throws AgopError ABORTED, with the signal's reason as its cause. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}

function abortError(signal: AbortSignal): AgopError {
  return new AgopError("ABORTED", {
    argument: "signal",
    given: "an abort",
    accepted: "a signal that is not aborted",
    cause: signal.reason,
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
