import { type Interval, interval } from "../../numerics/interval.ts";
import { type Quantity, quantityText } from "./quantities.ts";

/** Summary of several runs. */
export interface Spread {
  /** Number of finished runs, including those without a value. */
  readonly runs: number;
  /** Mean of the runs with a value; null without any. */
  readonly measured: Measured | null;
}

export interface Measured extends Interval {
  readonly min: number;
  readonly max: number;
}

export interface GroupedValues {
  readonly rows: readonly number[];
  readonly groups: number;
  /** From 0 to `groups` - 1. */
  readonly groupOf: (row: number) => number;
  /** The values of all runs, also those outside `rows`. */
  readonly values: readonly (number | null)[];
}

/** The spread of a quantity over the runs of each group; null for a group without runs. */
export function spreads({ rows, groups, groupOf, values }: GroupedValues): readonly (Spread | null)[] {
  const members = Array.from({ length: groups }, (): (number | null)[] => []);
  for (const row of rows) members[groupOf(row)].push(values[row]);
  return members.map((each) => (each.length === 0 ? null : spreadOf(each)));
}

function spreadOf(values: readonly (number | null)[]): Spread {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { runs: values.length, measured: null };
  const min = present.reduce((a, b) => Math.min(a, b));
  const max = present.reduce((a, b) => Math.max(a, b));
  return { runs: values.length, measured: { ...interval(present), min, max } };
}

/** The 95 % interval of a mean, clipped to the range of the quantity; undefined for a single run. */
export function meanInterval(
  { count, mean, halfWidth }: Measured,
  { unit }: Pick<Quantity, "unit">,
): { readonly low: number; readonly high: number } | undefined {
  if (count === 1) return undefined;
  const most = unit === "share" ? 1 : Number.POSITIVE_INFINITY;
  return { low: Math.max(mean - halfWidth, 0), high: Math.min(mean + halfWidth, most) };
}

/** Text of a spread for a tooltip or a screen reader. */
export function spreadText(spread: Spread | null, quantity: Quantity): string {
  if (spread === null) return "no finished run in this picture";
  const { runs, measured } = spread;
  if (measured === null) return `no value in ${countOfRuns(runs)}`;
  const { count, mean, deviation, min, max } = measured;
  const text = (value: number) => quantityText(quantity, value);
  const of = count === runs ? countOfRuns(runs) : `${count} of ${countOfRuns(runs)}`;
  if (count === 1) return `${text(mean)}, ${of}`;
  return `mean ${text(mean)}, standard deviation ${text(deviation)}, from ${text(min)} to ${text(max)}, ${of}`;
}

function countOfRuns(runs: number): string {
  return runs === 1 ? "1 run" : `${runs} runs`;
}

/** Text of a spread for the cell of a table. */
export function spreadCell(spread: Spread | null, quantity: Quantity): string {
  if (spread === null) return "";
  const { runs, measured } = spread;
  if (measured === null) return `none (${runs})`;
  const { count, mean, deviation } = measured;
  const of = count === runs ? String(runs) : `${count}/${runs}`;
  const text = (value: number) => quantityText(quantity, value);
  return count === 1 ? `${text(mean)} (${of})` : `${text(mean)} ± ${text(deviation)} (${of})`;
}
