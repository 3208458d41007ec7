/** Ctrl-C: once to end after the current iteration, twice to end at once. */
export interface Interruption {
  /** Whether Ctrl-C has been pressed. */
  readonly requested: boolean;
  /** Aborts at the second Ctrl-C. */
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual meaning back. */
  release(): void;
}

/** @param remainder What is still brought to its end. */
export function onInterruption(remainder = "this iteration"): Interruption {
  const controller = new AbortController();
  let requested = false;
  const onSignal = () => {
    if (requested) controller.abort();
    else process.stderr.write(`agop: ending after ${remainder}; Ctrl-C again ends at once\n`);
    requested = true;
  };
  process.on("SIGINT", onSignal);
  return {
    get requested() {
      return requested;
    },
    signal: controller.signal,
    release: () => process.off("SIGINT", onSignal),
  };
}
