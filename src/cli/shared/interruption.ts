import { constants } from "node:os";

/** Ctrl-C, SIGTERM and SIGHUP: the first ends after the current iteration, the second ends at once. */
export interface Interruption {
  /** True after the first signal. */
  readonly requested: boolean;
  /** Exit status: 130 after Ctrl-C, 143 after SIGTERM, 129 after the terminal was closed. */
  readonly exitStatus: number;
  /** Aborts at the second signal. */
  readonly signal: AbortSignal;
  /** Restores the usual effect of the signals. */
  release(): void;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type EndingSignal = (typeof signals)[number];

/**
 * Milliseconds within which a second SIGTERM or SIGHUP counts as a repeat of the first: `timeout`, batch
 * systems and closing terminals signal both the process and its group.
 */
const sameSignal = 200;

/** @param remainder Names the work to finish before the end; default "this iteration". */
export function onInterruption(remainder = "this iteration"): Interruption {
  const controller = new AbortController();
  let first: EndingSignal | undefined;
  let since = 0;
  const onSignal = (name: EndingSignal) => {
    if (name === "SIGHUP" && isDetached()) return;
    if (first === undefined) {
      first = name;
      since = performance.now();
      process.stderr.write(`agop: ${said(name, remainder)}\n`);
    } else if (name === "SIGINT" || performance.now() - since > sameSignal) controller.abort();
  };
  for (const name of signals) process.on(name, onSignal);
  return {
    get requested() {
      return first !== undefined;
    },
    get exitStatus() {
      return 128 + constants.signals[first ?? "SIGINT"];
    },
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}

function said(name: EndingSignal, remainder: string): string {
  if (name === "SIGINT") return `ending after ${remainder}; Ctrl-C again ends at once`;
  return `${name}: ending after ${remainder}; a second one ends at once`;
}

/** True if neither output goes to the terminal, so that closing it does not matter, as under nohup. */
function isDetached(): boolean {
  return process.stdout.isTTY !== true && process.stderr.isTTY !== true;
}

/**
 * Keeps a command alive after the terminal closes if neither output goes there. nohup ignores SIGHUP for this
 * purpose, but Node undoes that at startup.
 */
export function outliveTerminal(): void {
  if (!isDetached() || process.listeners("SIGHUP").includes(ignored)) return;
  process.on("SIGHUP", ignored);
}

function ignored(): void {
  // An empty listener keeps the signal from ending the process.
}
