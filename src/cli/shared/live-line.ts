import { printable } from "../../io/printable.ts";

/** One line on standard error that says how far long work is. */
export interface LiveLine {
  /** Another line is about to be printed: takes this one away, and begins to wait anew. */
  clear(): void;
  /** Takes the line away for good. */
  close(): void;
}

export interface LiveLineOptions {
  /** Milliseconds of silence before the first line; default 1500. */
  readonly first?: number;
  /** Milliseconds between lines where standard error is no terminal; default 10 s. */
  readonly interval?: number;
  /** Default standard error. */
  readonly stream?: Pick<NodeJS.WriteStream, "write" | "isTTY">;
}

/** Milliseconds between two looks at how far the work is. */
const refresh = 250;

/**
 * Shows how far work is that is silent for long: on a terminal a line that changes in place, else a new line now and then.
 * @param text How far it is; undefined where there is nothing to say.
 */
export function liveLine(
  text: () => string | undefined,
  { first = 1500, interval = 10_000, stream = process.stderr }: LiveLineOptions = {},
): LiveLine {
  let due = performance.now() + first;
  let isShown = false;
  const show = () => {
    if (performance.now() < due) return;
    const said = text();
    if (said === undefined) return;
    if (stream.isTTY) {
      stream.write(`\r${printable(said)}\x1b[K`);
      isShown = true;
    } else {
      stream.write(`${printable(said)}\n`);
      due = performance.now() + interval;
    }
  };
  const erase = () => {
    if (isShown) stream.write("\r\x1b[K");
    isShown = false;
  };
  const timer = setInterval(show, Math.min(refresh, first));
  timer.unref();
  return {
    clear: () => {
      erase();
      due = Math.max(due, performance.now() + first);
    },
    close: () => {
      clearInterval(timer);
      erase();
    },
  };
}

/** A duration for people, rounded up: `12 s`, `5 min`, `1.5 h`. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
