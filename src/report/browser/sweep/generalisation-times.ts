import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { seriesNames } from "./quantity-curves.ts";

/** When runs have generalised. */
export interface GeneralisationTimes {
  readonly name: string;
  /** Runs that are done. */
  readonly runs: number;
  readonly generalised: number;
  /** First iteration at which half of all runs have generalised; null where that never happens. */
  readonly median: number | null;
  /** The share of the runs that have generalised by an iteration, where it changes; from 0 to the last iteration of any run. */
  readonly steps: readonly (readonly [iteration: number, share: number])[];
}

/**
 * The cumulative distribution of the times to generalise, for each value of an axis. A run that never generalises counts in the whole and
 * so keeps its line below 1.
 */
export function generalisationTimes(
  { axes, runs }: SweepPageData,
  rows: readonly number[],
  series: number | null,
): readonly GeneralisationTimes[] {
  const done = rows.filter((row) => runs.failure[row] === null);
  const last = done.reduce((most, row) => Math.max(most, runs.iterations[row] ?? 0), 0);
  return seriesNames(axes, series).map((name, code) => {
    const members = done.filter((row) => series === null || runs.codes[series][row] === code);
    const times = members.flatMap((row) => runs.generalisedAt[row] ?? []).sort((a, b) => a - b);
    const half = Math.ceil(members.length / 2);
    return {
      name,
      runs: members.length,
      generalised: times.length,
      median: half === 0 ? null : (times[half - 1] ?? null),
      steps: members.length === 0 ? [] : cumulative(times, members.length, last),
    };
  });
}

function cumulative(times: readonly number[], runs: number, last: number): GeneralisationTimes["steps"] {
  const changes = times.flatMap((time, index): [number, number][] =>
    time === times[index + 1] ? [] : [[time, (index + 1) / runs]],
  );
  const reached = times.length / runs;
  const end: [number, number][] = times[times.length - 1] === last ? [] : [[last, reached]];
  return [[0, 0], ...changes, ...end];
}
