import { constants } from "node:os";

/** Ctrl-C and its kin: once to end after the current iteration, twice to end at once. */
export interface Interruption {
  /** Whether the end has been asked for. */
  readonly requested: boolean;
  /** Exit status: 130 after Ctrl-C, 143 after SIGTERM, 129 where the terminal was closed. */
  readonly exitStatus: number;
  /** Aborts at the second Ctrl-C. */
  readonly signal: AbortSignal;
  /** Gives the signals their usual meaning back. */
  release(): void;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type EndingSignal = (typeof signals)[number];

/**
 * Milliseconds within which a second SIGTERM or SIGHUP is the first once more: `timeout`, batch systems and
 * closing terminals send them to the process and to its group.
 */
const sameSignal = 200;

/** @param remainder Names the work to finish before the end. */
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

/** Whether the closing of the terminal is none of this process's concern, as under nohup. */
function isDetached(): boolean {
  return process.stdout.isTTY !== true && process.stderr.isTTY !== true;
}

/**
 * Lets a command live on when the terminal is closed and neither of its outputs goes there. nohup asks for
 * that by ignoring SIGHUP, which Node undoes when it starts.
 */
export function outliveTerminal(): void {
  if (!isDetached() || process.listeners("SIGHUP").includes(ignored)) return;
  process.on("SIGHUP", ignored);
}

function ignored(): void {
  // An empty listener keeps the signal from ending the process.
}
