import { niceCellStep } from "../../shared/nice-step.ts";
import { isNumeric, valueText } from "../../sweep-model/axis-text.ts";
import type { PhaseAxes } from "../../sweep-model/chosen-axes.ts";
import { type PhaseCells, phaseCells } from "../../sweep-model/phase-cells.ts";
import type { Quantity } from "../../sweep-model/quantities.ts";
import type { Spread } from "../../sweep-model/spread.ts";
import type { SweepAxis, SweepTable } from "../../sweep-model/sweep-table.ts";
import type { CellPlace } from "../shared/cell-grid.ts";

/** A phase diagram with everything for its picture except the colours of the page. */
export interface PhaseDrawing {
  readonly quantity: Quantity;
  /** All axes of the sweep, and the indices of the axes of the diagram. */
  readonly sweepAxes: readonly SweepAxis[];
  readonly axes: PhaseAxes;
  readonly xAxis: SweepAxis;
  readonly yAxis: SweepAxis | null;
  readonly panels: readonly PhaseCells[];
  readonly domain: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  readonly layout: PhaseLayout;
  readonly columnLabels: PhaseLabels;
  readonly rowLabels: PhaseLabels;
}

export interface PhaseDrawingOptions {
  /** Rows of the drawn runs. */
  readonly rows: readonly number[];
  readonly axes: PhaseAxes;
  readonly quantity: Quantity;
  /** Size available to the picture, pixels. */
  readonly width: number;
  /** Width of a label in pixels. */
  readonly widthOf: (text: string) => number;
}

export function phaseDrawing(data: SweepTable, options: PhaseDrawingOptions): PhaseDrawing {
  const { axes, quantity, width, widthOf } = options;
  const xAxis = data.axes[axes.x];
  const yAxis = axes.y === null ? null : data.axes[axes.y];
  const panels = phaseCells(data, options.rows, axes, quantity);
  const size = {
    width,
    panels: panels.length,
    columns: xAxis.values.length,
    rows: yAxis?.values.length ?? 1,
    rowLabels: rowLabels(yAxis, 1, widthOf).space,
  };
  // The space of the labels below depends only on the width of the cells.
  const { cellWidth } = phaseLayout({ ...size, columnLabels: 0 });
  const below = columnLabels(xAxis, cellWidth, widthOf);
  const layout = phaseLayout({ ...size, columnLabels: below.space });
  return {
    quantity,
    sweepAxes: data.axes,
    axes,
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

/** The ends of the colour scale: 0 and 1 for shares, otherwise the least and the greatest mean. */
export function colourDomain(
  panels: readonly PhaseCells[],
  { unit }: Pick<Quantity, "unit">,
): readonly [number, number] {
  if (unit === "share") return [0, 1];
  const means = panels.flatMap(({ cells }) => cells.flatMap((cell) => cell?.measured?.mean ?? []));
  if (means.length === 0) return [0, 1];
  const [min, max] = [means.reduce((a, b) => Math.min(a, b)), means.reduce((a, b) => Math.max(a, b))];
  return min === max ? [0, Math.max(max, 1)] : [min, max];
}

/**
 * For each axis of the diagram, facet first: its index in the sweep and the index of the cell's value; y
 * counts from the bottom.
 */
export function cellCodes(
  { axes, rows }: Pick<PhaseDrawing, "axes" | "rows">,
  { panel, row, column }: CellPlace,
): readonly (readonly [axis: number, code: number])[] {
  const codes = [
    [axes.facet, panel],
    [axes.x, column],
    [axes.y, rows - 1 - row],
  ] as const;
  return codes.flatMap(([axis, code]) => (axis === null ? [] : [[axis, code] as const]));
}

/** The spread of a cell. */
export function spreadAt(
  { panels, rows, columns }: PhaseDrawing,
  { panel, row, column }: CellPlace,
): Spread | null {
  return panels[panel].cells[(rows - 1 - row) * columns + column];
}

export interface PhaseLayoutOptions {
  /** Size available to the figure, pixels. */
  readonly width: number;
  readonly panels: number;
  /** Numbers of cells of a panel. */
  readonly columns: number;
  readonly rows: number;
  /** Space of the value labels beside and below a panel, pixels. */
  readonly rowLabels: number;
  readonly columnLabels: number;
}

export interface PhaseLayout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Upper left corners of the panels' cells. */
  readonly panels: readonly { readonly left: number; readonly top: number }[];
  readonly colourBar: { readonly left: number; readonly top: number; readonly height: number };
}

/** Wrap panels to the next line rather than draw cells narrower than this. */
const narrow = 18;
const highestPanel = 420;
/** Leave room for the name of the quantity beside the bar. */
const lowestBar = 150;
const [largestCell, titleHeight, nameHeight, gap, colourBarSpace] = [96, 30, 30, 22, 112];

/** The layout of a phase diagram; cells have whole pixels to stay sharp. */
export function phaseLayout(options: PhaseLayoutOptions): PhaseLayout {
  const { panels, columns, rows, rowLabels, columnLabels } = options;
  const beside = nameHeight + rowLabels + gap;
  const widthOfCell = (across: number) =>
    Math.floor(((options.width - colourBarSpace) / across - beside) / columns);
  const across = panelsAcross(panels, widthOfCell);
  const cellWidth = clamp(widthOfCell(across), 2, largestCell);
  const cellHeight = clamp(
    Math.min(Math.floor(highestPanel / rows), Math.round(0.75 * cellWidth) + 6),
    4,
    44,
  );
  const stepX = beside + columns * cellWidth;
  const stepY = titleHeight + rows * cellHeight + columnLabels + nameHeight;
  const lines = Math.ceil(panels / across);
  const barHeight = clamp(rows * cellHeight, lowestBar, highestPanel);
  return {
    width: across * stepX + colourBarSpace,
    height: Math.max(lines * stepY, titleHeight + barHeight + gap),
    cellWidth,
    cellHeight,
    panels: Array.from({ length: panels }, (_, panel) => ({
      left: nameHeight + rowLabels + (panel % across) * stepX,
      top: titleHeight + Math.floor(panel / across) * stepY,
    })),
    colourBar: {
      left: across * stepX + 8,
      top: titleHeight,
      height: barHeight,
    },
  };
}

function panelsAcross(panels: number, widthOfCell: (across: number) => number): number {
  for (let across = panels; across > 1; across--) if (widthOfCell(across) >= narrow) return across;
  return 1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** The cell under a point of the figure. */
export function cellAt(
  { panels, cellWidth, cellHeight }: PhaseLayout,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  point: { readonly x: number; readonly y: number },
): CellPlace | undefined {
  for (const [panel, { left, top }] of panels.entries()) {
    const column = Math.floor((point.x - left) / cellWidth);
    const row = Math.floor((point.y - top) / cellHeight);
    if (column >= 0 && column < columns && row >= 0 && row < rows) return { panel, row, column };
  }
  return undefined;
}

/** Upper left corner of a cell. */
export function cellCorner(
  { panels, cellWidth, cellHeight }: PhaseLayout,
  { panel, row, column }: CellPlace,
): { readonly left: number; readonly top: number } {
  const { left, top } = panels[panel];
  return { left: left + column * cellWidth, top: top + row * cellHeight };
}

/** Layout of the value labels below or beside a panel. */
export interface PhaseLabels {
  readonly texts: readonly string[];
  /** Distance between labelled values. */
  readonly every: number;
  /** Rotated, because the words do not fit side by side. */
  readonly turned: boolean;
  /** Space across the axis, pixels. */
  readonly space: number;
}

const [lineHeight, blank, longest] = [16, 10, 18];

/** @param widthOf Width of a text in pixels. */
export function rowLabels(
  axis: SweepAxis | null,
  cellHeight: number,
  widthOf: (text: string) => number,
): PhaseLabels {
  const texts = labelTexts(axis);
  return {
    texts,
    every: niceCellStep(lineHeight / cellHeight),
    turned: false,
    space: Math.ceil(Math.max(0, ...texts.map(widthOf))) + 8,
  };
}

/** @param widthOf Width of a text in pixels. */
export function columnLabels(
  axis: SweepAxis,
  cellWidth: number,
  widthOf: (text: string) => number,
): PhaseLabels {
  const texts = labelTexts(axis);
  const width = Math.max(0, ...texts.map(widthOf));
  const turned = !isNumeric(axis) && width + blank > cellWidth;
  return {
    texts,
    every: niceCellStep((turned ? lineHeight : width + blank) / cellWidth),
    turned,
    space: turned ? Math.ceil(width) + 10 : lineHeight + 6,
  };
}

function labelTexts(axis: SweepAxis | null): readonly string[] {
  return (axis?.values ?? []).map((value) => {
    const text = valueText(value);
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  });
}
