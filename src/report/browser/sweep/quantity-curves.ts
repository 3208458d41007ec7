import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { valueText } from "./axis-text.ts";
import type { Quantity } from "./quantities.ts";
import { type Spread, spreads } from "./spread.ts";

/** A quantity along one axis, for one value of another. */
export interface QuantityCurve {
  /** The value of the other axis; `all runs` for a single curve. */
  readonly name: string;
  /** One entry for each value of the axis. */
  readonly points: readonly (Spread | null)[];
}

/** @param along, series Places in `axes`; one curve for each value of `series`, or one where that is null. */
export function quantityCurves(
  { axes, runs }: SweepPageData,
  rows: readonly number[],
  { along, series }: { readonly along: number; readonly series: number | null },
  quantity: Quantity,
): readonly QuantityCurve[] {
  const length = axes[along].values.length;
  const names = seriesNames(axes, series);
  const points = spreads({
    rows,
    groups: length * names.length,
    groupOf: (row) => (series === null ? 0 : runs.codes[series][row]) * length + runs.codes[along][row],
    valueOf: (row) => quantity.valueOf(runs, row),
  });
  return names.map((name, curve) => ({ name, points: points.slice(curve * length, (curve + 1) * length) }));
}

/** What the lines of a chart with one line for each value of an axis are called. */
export function seriesNames(axes: SweepPageData["axes"], series: number | null): readonly string[] {
  if (series === null) return ["all runs"];
  return axes[series].values.map(valueText);
}
