import type { FigureAxis } from "./axis.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { type Figure, legendRows, type Panel, renderChart, topSpace } from "./chart.ts";
import { figureWidth, outerMargin } from "./figure-style.ts";
import { type Line, lineLegendItem, linePanel } from "./line-panel.ts";

export interface LineFigure {
  readonly title?: string | undefined;
  readonly description: string;
  readonly x: FigureAxis;
  /** From top to bottom, over the same x; lines with equal names look alike. */
  readonly panels: readonly {
    readonly y: FigureAxis;
    readonly lines: readonly Line[];
    /** Units. */
    readonly height: number;
  }[];
  /** Whether to draw a legend above the panels; default true. */
  readonly hasLegend?: boolean | undefined;
}

const panelGap = 22;
/** Leave room for half of the last x label beyond the edge of the panel. */
const rightSpace = outerMargin + 18;

/** Line panels, one below the other. */
export function lineFigure({ title, description, x, panels, hasLegend = true }: LineFigure): Figure {
  const left = outerMargin + Math.max(...panels.map(({ y }) => leftSpace(y)));
  const width = figureWidth - left - rightSpace;
  const items = panels[0].lines.map(lineLegendItem);
  const legend = hasLegend ? { rows: legendRows(items, width), left } : undefined;
  let top = topSpace({ title, legend }) + 8;
  const drawn = panels.map(({ y, lines, height }, index): Panel => {
    const place = { x: left, y: top, width, height };
    const isLast = index === panels.length - 1;
    const below: FigureAxis = isLast ? x : { ...x, name: "", isLabelled: false };
    top += height + (isLast ? heightSpace(x) : panelGap);
    // Align the axis names of all panels.
    return linePanel({ place, x: below, y: { ...y, space: left - outerMargin }, lines });
  });
  return renderChart({ title, description, height: Math.ceil(top + outerMargin), panels: drawn, legend });
}
