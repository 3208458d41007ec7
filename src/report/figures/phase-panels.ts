import { gridLine } from "../shared/palette.ts";
import { type FigureAxis, heightSpace, leftSpace } from "./axis.ts";
import { cellImage, imageGraphic } from "./cell-image.ts";
import { type Figure, type Panel, type Rectangle, renderChart, topSpace } from "./chart.ts";
import { type ColourScale, colourBar, colourBarSpace } from "./colour-bar.ts";
import { elementAxis } from "./element-axis.ts";
import { inkColour, nameFontSize, outerMargin, unitsAcross } from "./figure-style.ts";

export interface PhasePanel {
  /** Title above the panel; may be empty. */
  readonly name: string;
  readonly scale: ColourScale;
  /** [row][column], the first row at the bottom. */
  readonly rows: readonly (readonly PhaseCell[])[];
}

/** A value; `valueless` (hatched) for runs without one; undefined (grey) without runs. */
export type PhaseCell = number | "valueless" | undefined;

export interface PhasePanels {
  readonly title?: string | undefined;
  readonly description: string;
  /** Points; default that of `unitsAcross`. */
  readonly fontSize?: number | undefined;
  readonly x: CellAxis;
  readonly y: CellAxis;
  readonly panels: readonly PhasePanel[];
  /**
   * Whether panels form pairs side by side, each with its own scale and bar; otherwise all share one scale.
   */
  readonly hasPairs: boolean;
}

interface CellAxis {
  readonly name: string;
  readonly labels: readonly string[];
}

const gap = 26;
/** Space between panels with bars: the labels of a bar reach beyond it. */
const pairGap = 46;
const nameSpace = nameFontSize + 10;
const rightSpace = outerMargin + 10;
/** Height of a panel as wide as the column, as a fraction of its width. */
const wideShape = 0.72;

/** Panels of colours in one or two columns over the same axes. */
export function phasePanels(options: PhasePanels): Figure {
  const { title, description, fontSize, x, y, panels, hasPairs } = options;
  const across = unitsAcross(fontSize);
  const columns = panels.length === 1 ? 1 : 2;
  const columnGap = hasPairs ? pairGap : gap;
  const yAxis = (length: number): FigureAxis =>
    elementAxis({ name: y.name, elements: y.labels, length, direction: "y", first: "bottom" });
  const left = outerMargin + leftSpace(yAxis(300));
  const width = (across - left - rightSpace - (columns - 1) * columnGap) / columns;
  const height = columns === 1 ? width * wideShape : width;
  const xAxis = elementAxis({ name: x.name, elements: x.labels, length: width, direction: "x" });
  const named = panels.some(({ name }) => name !== "") ? nameSpace : 0;
  const start = topSpace({ title, width: across }) + colourBarSpace;
  const rowCount = Math.ceil(panels.length / columns);
  const place = (index: number): Rectangle => ({
    x: left + (index % columns) * (width + columnGap),
    y: start + named + Math.floor(index / columns) * (height + gap + named),
    width,
    height,
  });
  const drawn = panels.map((panel, index): Panel => {
    const isLowest = index + columns >= panels.length;
    return cellPanel(panel, place(index), {
      x: isLowest ? xAxis : unlabelled(xAxis),
      y: index % columns === 0 ? yAxis(height) : unlabelled(yAxis(height)),
    });
  });
  const full = across - left - rightSpace;
  const bars = hasPairs
    ? [0, 1].map((column) => colourBar(panels[column].scale, { ...place(column), y: start }))
    : [colourBar(panels[0].scale, { x: left + full * 0.1, y: start, width: full * 0.8 })];
  const bottom = start + named + rowCount * (height + gap + named) - gap - named;
  return renderChart({
    title,
    description,
    width: across,
    height: Math.ceil(bottom + heightSpace(xAxis) + outerMargin),
    panels: [...drawn, ...bars],
  });
}

function cellPanel(
  { name, scale, rows }: PhasePanel,
  place: Rectangle,
  axes: { readonly x: FigureAxis; readonly y: FigureAxis },
): Panel {
  const cellAt = (row: number, column: number) => rows[rows.length - 1 - row][column];
  const image = cellImage({
    rows: rows.length,
    columns: rows[0].length,
    colourOf: (row, column) => {
      const cell = cellAt(row, column);
      return typeof cell === "number" ? scale.colourOf(cell) : gridLine;
    },
    isHatched: (row, column) => cellAt(row, column) === "valueless",
  });
  const heading = {
    type: "text",
    x: place.x + place.width / 2,
    y: place.y - nameFontSize / 2 - 5,
    style: { text: name, fontSize: nameFontSize, fill: inkColour, align: "center", verticalAlign: "middle" },
  };
  const graphics = [imageGraphic(image, place), ...(name === "" ? [] : [heading])];
  return { place, ...axes, series: [], graphics, isFramed: true };
}

function unlabelled(axis: FigureAxis): FigureAxis {
  return { ...axis, name: "", isLabelled: false };
}
