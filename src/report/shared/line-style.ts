/**
 * Hues of lines in charts, distinguishable for colour-blind readers (Okabe and Ito, 2008), in order of use.
 */
export const lineHues = ["blue", "orange", "green", "purple", "vermillion", "sky", "grey"] as const;

export type LineHue = (typeof lineHues)[number];

/** The shades of the hues for a white background. */
const colours: Readonly<Record<LineHue, string>> = {
  blue: "#0072b2",
  orange: "#e69f00",
  green: "#009e73",
  purple: "#cc79a7",
  vermillion: "#d55e00",
  sky: "#56b4e9",
  grey: "#5b5b5b",
};

/** Hue, dashes and symbol: each alone distinguishes the lines of a chart. */
export interface LineStyle {
  /** Shade for a white background; pages have shades of `lineHues` for light and dark backgrounds. */
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
export const mostLines = lineHues.length;

/** Style of a line by index; repeats beyond `mostLines`. */
export function lineStyle(index: number): LineStyle {
  const place = index % mostLines;
  return { colour: colours[lineHues[place]], dashes: dashes[place], symbol: symbols[place] };
}
