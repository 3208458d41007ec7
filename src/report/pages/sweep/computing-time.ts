import type { RunRecord } from "../../../sweep/run-record.ts";

/** What a sweep has taken so far. */
export interface ComputingTime {
  /** Sum of the times of all runs that are done, in seconds. */
  readonly computed: number;
  /** Seconds during which at least one of them was under way: pauses between sessions do not count. */
  readonly elapsed: number;
}

/** Adds up the times of runs from when each was finished and how long it took. Failed runs do not tell how long they took. */
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
