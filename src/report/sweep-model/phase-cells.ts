import { valueTitle } from "./axis-text.ts";
import type { PhaseAxes } from "./chosen-axes.ts";
import type { Quantity } from "./quantities.ts";
import { type Spread, spreads } from "./spread.ts";
import type { SweepTable } from "./sweep-table.ts";

/** The cells of a phase diagram for one value of its facet. */
export interface PhaseCells {
  /** The value of the facet; empty for a single panel. */
  readonly title: string;
  /** The cell at x and y is number `y * columns + x`. */
  readonly cells: readonly (Spread | null)[];
}

/** A phase diagram; each cell covers all runs with its values, regardless of other parameters. */
export function phaseCells(
  { axes, runs }: SweepTable,
  rows: readonly number[],
  { x, y, facet }: PhaseAxes,
  { name }: Quantity,
): readonly PhaseCells[] {
  const size = (axis: number | null) => (axis === null ? 1 : axes[axis].values.length);
  const code = (axis: number | null, row: number) => (axis === null ? 0 : runs.codes[axis][row]);
  const inPanel = size(x) * size(y);
  const cells = spreads({
    rows,
    groups: inPanel * size(facet),
    groupOf: (row) => (code(facet, row) * size(y) + code(y, row)) * size(x) + code(x, row),
    values: runs.measured[name],
  });
  return Array.from({ length: size(facet) }, (_, panel) => ({
    title: facet === null ? "" : valueTitle(axes[facet], axes[facet].values[panel]),
    cells: cells.slice(panel * inPanel, (panel + 1) * inPanel),
  }));
}
