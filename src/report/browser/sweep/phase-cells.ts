import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { axisName, valueText } from "./axis-text.ts";
import type { Quantity } from "./quantities.ts";
import { type Spread, spreads } from "./spread.ts";

/** Which axes of the sweep a phase diagram has, by their places in `SweepPageData.axes`. */
export interface PhaseAxes {
  readonly x: number;
  /** Null for a diagram of one row. */
  readonly y: number | null;
  /** One panel for each of its values; null for a single panel. */
  readonly facet: number | null;
}

export interface PhasePanel {
  /** Such as `kernel gaussian`; empty for a single panel. */
  readonly title: string;
  /** Row by row: the cell at x and y is number `y * columns + x`. */
  readonly cells: readonly (Spread | null)[];
}

/** The cells of a phase diagram; each is taken over all runs that share its values, whatever else they differ in. */
export function phasePanels(
  { axes, runs }: SweepPageData,
  rows: readonly number[],
  { x, y, facet }: PhaseAxes,
  quantity: Quantity,
): readonly PhasePanel[] {
  const size = (axis: number | null) => (axis === null ? 1 : axes[axis].values.length);
  const code = (axis: number | null, row: number) => (axis === null ? 0 : runs.codes[axis][row]);
  const inPanel = size(x) * size(y);
  const cells = spreads({
    rows,
    groups: inPanel * size(facet),
    groupOf: (row) => (code(facet, row) * size(y) + code(y, row)) * size(x) + code(x, row),
    valueOf: (row) => quantity.valueOf(runs, row),
  });
  return Array.from({ length: size(facet) }, (_, panel) => ({
    title: facet === null ? "" : `${axisName(axes[facet])} ${valueText(axes[facet].values[panel])}`,
    cells: cells.slice(panel * inPanel, (panel + 1) * inPanel),
  }));
}

/** The ends of the colour scale: 0 and 1 for shares, otherwise the least and the greatest mean. */
export function colourDomain(
  panels: readonly PhasePanel[],
  { unit }: Pick<Quantity, "unit">,
): readonly [number, number] {
  if (unit === "share") return [0, 1];
  const means = panels.flatMap(({ cells }) => cells.flatMap((cell) => cell?.measured?.mean ?? []));
  if (means.length === 0) return [0, 1];
  const [min, max] = [means.reduce((a, b) => Math.min(a, b)), means.reduce((a, b) => Math.max(a, b))];
  return min === max ? [0, Math.max(max, 1)] : [min, max];
}
