import { type Interval, interval } from "../../../numerics/interval.ts";

/** What several runs have measured. */
export interface Spread {
  /** Number of the finished runs, those without a value included. */
  readonly runs: number;
  /** Of the runs with a value; null where there is none. */
  readonly measured: (Interval & { readonly min: number; readonly max: number }) | null;
}

export interface GroupedValues {
  readonly rows: readonly number[];
  readonly groups: number;
  /** From 0 to below `groups`. */
  readonly groupOf: (row: number) => number;
  readonly valueOf: (row: number) => number | null;
}

/** The spread of a quantity over the runs of each group; null for a group without runs. */
export function spreads({ rows, groups, groupOf, ...of }: GroupedValues): readonly (Spread | null)[] {
  const members = Array.from({ length: groups }, (): (number | null)[] => []);
  for (const row of rows) members[groupOf(row)].push(of.valueOf(row));
  return members.map((values) => (values.length === 0 ? null : spreadOf(values)));
}

function spreadOf(values: readonly (number | null)[]): Spread {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { runs: values.length, measured: null };
  const min = present.reduce((a, b) => Math.min(a, b));
  const max = present.reduce((a, b) => Math.max(a, b));
  return { runs: values.length, measured: { ...interval(present), min, max } };
}
