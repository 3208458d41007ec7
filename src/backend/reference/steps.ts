import { setImmediate } from "node:timers/promises";
import { AgopError } from "../../errors.ts";
import type { JobControl } from "../backend.ts";
import { checkControl } from "../validate-option.ts";

/**
 * A computation in short steps: yields the fraction done so far, in [0, 1], and returns its result. Serves
 * both the asynchronous operations (run in slices) and their blocking twins (run to the end).
 */
export type Steps<T> = Generator<number, T, void>;

/** Longest time in milliseconds between two visits of the event loop; one step may exceed it. */
const sliceMilliseconds = 8;

/** Rescales the fractions of one part of a computation to [from, to]. */
export function* within<T>(from: number, to: number, part: Steps<T>): Steps<T> {
  for (;;) {
    const step = part.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** Runs a computation without a pause. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new AgopError("ABORTED", {
    argument: "signal",
    given: "an aborted signal",
    accepted: "a signal that is not aborted before the operation ends",
    cause: signal.reason,
  });
}

/**
 * Runs a computation in slices and visits the event loop between them, for timers, other jobs and the abort
 * signal.
 * @param begin Called after the first visit of the event loop.
 * @param throwIfStopped Called before every slice; an error ends the computation.
 * @throws AgopError ABORTED with the reason of the signal as its cause.
 */
export async function runInSlices<T>(
  begin: () => Steps<T>,
  control: JobControl = {},
  throwIfStopped: () => void = () => {},
): Promise<T> {
  checkControl(control);
  const check = () => {
    throwIfStopped();
    throwIfAborted(control.signal);
  };
  check();
  await setImmediate();
  check();
  const steps = begin();
  let reported = 0;
  let sliceStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      control.onProgress?.(1);
      return step.value;
    }
    if (performance.now() - sliceStart < sliceMilliseconds) continue;
    reported = Math.min(1, Math.max(reported, step.value));
    control.onProgress?.(reported);
    await setImmediate();
    check();
    sliceStart = performance.now();
  }
}
