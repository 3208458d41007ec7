import { valueText } from "./axis-text.ts";
import type { Quantity } from "./quantities.ts";
import { type Spread, spreads } from "./spread.ts";
import type { SweepTable } from "./sweep-table.ts";

/**
 * A quantity along an axis: one curve per value of `series`, or a single curve if it is null, with one point
 * per value of the axis.
 * @param axes Indices in the table.
 */
export function quantityCurves(
  { axes, runs }: SweepTable,
  rows: readonly number[],
  { along, series }: { readonly along: number; readonly series: number | null },
  { name }: Quantity,
): readonly (readonly (Spread | null)[])[] {
  const length = axes[along].values.length;
  const count = series === null ? 1 : axes[series].values.length;
  const points = spreads({
    rows,
    groups: length * count,
    groupOf: (row) => (series === null ? 0 : runs.codes[series][row]) * length + runs.codes[along][row],
    values: runs.measured[name],
  });
  return Array.from({ length: count }, (_, curve) => points.slice(curve * length, (curve + 1) * length));
}

/** Names of lines for a legend titled with the axis. */
export function seriesNames({ axes }: SweepTable, series: number | null): readonly string[] {
  return series === null ? ["all runs"] : axes[series].values.map(valueText);
}

/** Times to generalise. */
export interface GeneralisationTimes {
  readonly name: string;
  /** Number of finished runs. */
  readonly runs: number;
  readonly generalised: number;
  /** First iteration with half of all runs generalised; null if never. */
  readonly median: number | null;
  /**
   * The share of runs generalised by an iteration, at its changes; from 0 to the last iteration of any run.
   */
  readonly steps: readonly (readonly [iteration: number, share: number])[];
}

/**
 * The cumulative distribution of the times to generalise, for each value of an axis. Runs that never
 * generalise count in the total and keep the line below 1.
 */
export function generalisationTimes(
  table: SweepTable,
  rows: readonly number[],
  series: number | null,
): readonly GeneralisationTimes[] {
  const { measured, codes } = table.runs;
  const done = rows.filter((row) => measured.generalised[row] !== null);
  const last = done.reduce((most, row) => Math.max(most, measured.iterations[row] ?? 0), 0);
  return seriesNames(table, series).map((name, code) => {
    const members = done.filter((row) => series === null || codes[series][row] === code);
    const times = members.flatMap((row) => measured.generalised_at[row] ?? []).sort((a, b) => a - b);
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
