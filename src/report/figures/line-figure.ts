import { AgopError } from "../../errors.ts";
import type { FigureAxis } from "./axis.ts";
import { heightSpace, leftSpace } from "./axis.ts";
import { type Figure, legendRows, type Panel, renderChart, topSpace } from "./chart.ts";
import type { FigureChoices } from "./figure-options.ts";
import { columnMillimetres, outerMargin, unitsAcross } from "./figure-style.ts";
import { type Line, lineLegendItem, linePanel } from "./line-panel.ts";

export interface LineFigure extends Pick<FigureChoices, "title" | "height" | "fontSize"> {
  readonly description: string;
  readonly x: FigureAxis;
  /** From top to bottom, over the same x; lines with equal names look alike. */
  readonly panels: readonly {
    readonly y: FigureAxis;
    readonly lines: readonly Line[];
    /** Units; `height` of the figure stretches all panels alike. */
    readonly height: number;
  }[];
  /** Whether to draw a legend above the panels; default true. */
  readonly hasLegend?: boolean | undefined;
}

const panelGap = 22;
/** Leave room for half of the last x label beyond the edge of the panel. */
const rightSpace = outerMargin + 18;

/**
 * Panels of lines one below the other.
 * @throws AgopError INVALID_OPTION (`height`) for one that leaves no room for the panels.
 */
export function lineFigure(figure: LineFigure): Figure {
  const { title, description, height, fontSize, x, panels, hasLegend = true } = figure;
  const across = unitsAcross(fontSize);
  const left = outerMargin + Math.max(...panels.map(({ y }) => leftSpace(y)));
  const width = across - left - rightSpace;
  const items = panels[0].lines.map(lineLegendItem);
  const legend = hasLegend ? { rows: legendRows(items, width), left } : undefined;
  const start = topSpace({ title, legend, width: across }) + 8;
  const around = start + (panels.length - 1) * panelGap + heightSpace(x) + outerMargin;
  const planned = panels.map((panel) => panel.height);
  const heights = height === undefined ? planned : fittingHeights(planned, { height, around, across });
  let top = start;
  const drawn = panels.map(({ y, lines }, index): Panel => {
    const place = { x: left, y: top, width, height: heights[index] };
    const isLast = index === panels.length - 1;
    const below: FigureAxis = isLast ? x : { ...x, name: "", isLabelled: false };
    top += heights[index] + (isLast ? heightSpace(x) : panelGap);
    // Align the names of the panels.
    return linePanel({ place, x: below, y: { ...y, space: left - outerMargin }, lines });
  });
  return renderChart({
    title,
    description,
    width: across,
    height: height === undefined ? Math.ceil(top + outerMargin) : (height * across) / columnMillimetres,
    panels: drawn,
    legend,
  });
}

/** Minimum height of a panel, units: a lower one has no room for the labels of its axis. */
const lowest = 40;

export interface FigureHeight {
  /** Height of the figure, millimetres. */
  readonly height: number;
  /** Total space above, between and below the panels, units. */
  readonly around: number;
  /** Width of the figure, units. */
  readonly across: number;
}

/** Heights of panels, in the same proportions, in a figure of a given height. */
export function fittingHeights(
  planned: readonly number[],
  { height, around, across }: FigureHeight,
): readonly number[] {
  const unit = columnMillimetres / across;
  const room = height / unit - around;
  const all = planned.reduce((sum, each) => sum + each, 0);
  if (room * Math.min(...planned) >= lowest * all) return planned.map((each) => (each * room) / all);
  throw new AgopError("INVALID_OPTION", {
    argument: "height",
    given: `${height} mm`,
    accepted: `at least ${Math.ceil(((lowest * all) / Math.min(...planned) + around) * unit)} mm for this figure`,
  });
}
