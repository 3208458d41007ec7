/**
 * Hues of lines in charts, apart for colour-blind readers too (Okabe and Ito, 2008), in the order of their
 * use.
 */
export const lineHues = ["blue", "orange", "green", "purple", "vermillion", "sky", "grey"] as const;

export type LineHue = (typeof lineHues)[number];

/** The shades of the hues for white paper. */
const colours: Readonly<Record<LineHue, string>> = {
  blue: "#0072b2",
  orange: "#e69f00",
  green: "#009e73",
  purple: "#cc79a7",
  vermillion: "#d55e00",
  sky: "#56b4e9",
  grey: "#5b5b5b",
};

/** Hue, dashes and symbol: any one of them tells the lines of a chart apart. */
export interface LineStyle {
  /** For white paper; pages have a shade of each of `lineHues` for light and for dark paper. */
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

/** Lines that can be told apart. */
export const mostLines = lineHues.length;

/** How a line is drawn, by its place; those beyond `mostLines` begin again. */
export function lineStyle(index: number): LineStyle {
  const place = index % mostLines;
  return { colour: colours[lineHues[place]], dashes: dashes[place], symbol: symbols[place] };
}
