import { printable } from "../../io/printable.ts";

/** A progress line on standard error for long work. */
export interface LiveLine {
  /** Erases the line and restarts the wait; call before printing another line. */
  clear(): void;
  /** Erases the line and shows no more. */
  close(): void;
}

export interface LiveLineOptions {
  /** Milliseconds of silence before the first line; default 1500. */
  readonly first?: number;
  /** Milliseconds between lines if the stream is no terminal; default 10000. */
  readonly interval?: number;
  /** Receives the lines; default standard error. */
  readonly stream?: Pick<NodeJS.WriteStream, "write" | "isTTY">;
}

/** Milliseconds between two progress checks. */
const refresh = 250;

/**
 * Shows the progress of work that prints nothing for long: a terminal gets a line that changes in place, any
 * other stream gets a new line at each interval.
 * @param text Returns the progress; undefined shows nothing.
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

/** Formats a duration for people: `12 s`, `5 min`, `1.5 h`; rounds seconds and minutes up. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
