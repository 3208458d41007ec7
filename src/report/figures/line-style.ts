import { seriesColours } from "../shared/palette.ts";
import type { LegendItem } from "./chart.ts";
import { lineWidth } from "./figure-style.ts";

/** Colour, dashes and symbol: each alone distinguishes the lines of a figure. */
export interface LineStyle {
  readonly colour: string;
  readonly dashes: "solid" | readonly number[];
  readonly symbol: string;
}

const dashes: readonly LineStyle["dashes"][] = [
  "solid",
  [12, 6],
  [3, 4],
  [14, 5, 3, 5],
  [6, 3],
  [14, 4, 3, 4, 3, 4],
  [20, 5],
];
const symbols = ["circle", "triangle", "rect", "diamond", "emptyCircle", "emptyTriangle", "emptyRect"];

/** Number of distinguishable lines. */
export const mostLines = seriesColours.length;

export function lineStyle(index: number): LineStyle {
  return {
    colour: seriesColours[index % seriesColours.length],
    dashes: dashes[index % dashes.length],
    symbol: symbols[index % symbols.length],
  };
}

/** A sample of the line with its symbol. */
export function lineLegendItem(name: string, { colour, dashes: type }: LineStyle): LegendItem {
  return {
    name,
    itemStyle: { color: colour, borderWidth: 0 },
    lineStyle: { color: colour, width: lineWidth, type },
  };
}
