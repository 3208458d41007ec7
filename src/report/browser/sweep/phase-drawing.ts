import type { SweepAxis, SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { colourDomain, type PhaseAxes, type PhasePanel, phasePanels } from "./phase-cells.ts";
import { columnLabels, type PhaseLabels, rowLabels } from "./phase-labels.ts";
import { type PhaseLayout, phaseLayout } from "./phase-layout.ts";
import type { Quantity } from "./quantities.ts";

/** A phase diagram with all that its picture needs but the colours of the page. */
export interface PhaseDrawing {
  readonly quantity: Quantity;
  readonly xAxis: SweepAxis;
  readonly yAxis: SweepAxis | null;
  readonly panels: readonly PhasePanel[];
  readonly domain: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  readonly layout: PhaseLayout;
  readonly columnLabels: PhaseLabels;
  readonly rowLabels: PhaseLabels;
}

export interface PhaseDrawingOptions {
  /** Rows of the runs that are drawn. */
  readonly rows: readonly number[];
  readonly axes: PhaseAxes;
  readonly quantity: Quantity;
  /** Pixels that the picture may take. */
  readonly width: number;
  /** Width of a label in pixels. */
  readonly widthOf: (text: string) => number;
}

export function phaseDrawing(data: SweepPageData, options: PhaseDrawingOptions): PhaseDrawing {
  const { axes, quantity, width, widthOf } = options;
  const xAxis = data.axes[axes.x];
  const yAxis = axes.y === null ? null : data.axes[axes.y];
  const panels = phasePanels(data, options.rows, axes, quantity);
  const size = {
    width,
    panels: panels.length,
    columns: xAxis.values.length,
    rows: yAxis?.values.length ?? 1,
    rowLabels: rowLabels(yAxis, 1, widthOf).space,
  };
  // The space that the labels below take depends on the width of the cells alone.
  const { cellWidth } = phaseLayout({ ...size, columnLabels: 0 });
  const below = columnLabels(xAxis, cellWidth, widthOf);
  const layout = phaseLayout({ ...size, columnLabels: below.space });
  return {
    quantity,
    xAxis,
    yAxis,
    panels,
    domain: colourDomain(panels, quantity),
    columns: size.columns,
    rows: size.rows,
    layout,
    columnLabels: below,
    rowLabels: rowLabels(yAxis, layout.cellHeight, widthOf),
  };
}
