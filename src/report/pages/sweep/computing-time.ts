import type { RunRecord } from "../../../sweep/run-record.ts";

/** Computing time of a sweep so far. */
export interface ComputingTime {
  /** Sum of the times of all finished runs, in seconds. */
  readonly computed: number;
  /** Seconds with at least one run in progress: pauses between sessions do not count. */
  readonly elapsed: number;
}

/** Adds up the times of runs from the end and the duration of each. Failed runs record no duration. */
export function computingTime(records: readonly RunRecord[]): ComputingTime {
  const spans = records
    .flatMap(({ finished, outcome }) => (outcome.status === "done" ? [spanOf(finished, outcome.result)] : []))
    .sort((a, b) => a.from - b.from);
  let until = Number.NEGATIVE_INFINITY;
  let elapsed = 0;
  for (const { from, to } of spans) {
    elapsed += Math.max(to - Math.max(from, until), 0);
    until = Math.max(until, to);
  }
  return { computed: spans.reduce((sum, { seconds }) => sum + seconds, 0), elapsed };
}

function spanOf(finished: string, { seconds }: { readonly seconds: number }) {
  const to = Date.parse(finished) / 1000;
  return { from: to - seconds, to, seconds };
}

/** Formats a duration: 0.35 s, 12 s, 3 min 5 s, 2 h 10 min. */
export function durationText(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toPrecision(2))} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
