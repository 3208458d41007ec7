import { cssColour } from "../../shared/css-colour.ts";
import { lineHues } from "../../shared/line-style.ts";
import { sequentialColour } from "../../shared/sequential-colour.ts";
import { isNumeric } from "../../sweep-model/axis-text.ts";
import type { SweepAxis } from "../../sweep-model/sweep-table.ts";
import type { ChartLine } from "../shared/chart-lines.ts";
import { isDark } from "../shared/theme.ts";

/** Skip the hue that the dark theme uses for blue. */
const hues = lineHues.filter((hue) => hue !== "sky").map((hue) => `--${hue}`);
const dashes = ["solid", "dashed", "dotted"] as const;

export type LineStyle = Pick<ChartLine, "colour" | "dash">;

/** Style of a line by index: a hue; after the last hue, the first again with dashes. */
export function lineStyle(index: number): LineStyle {
  const round = Math.floor(index / hues.length);
  return { colour: hues[index % hues.length], dash: dashes[round % dashes.length] };
}

/** Styles for one line per value of an axis: along a colour scale for many numbers. */
export function lineStyles(axis: SweepAxis | null): readonly LineStyle[] {
  const count = axis?.values.length ?? 1;
  if (axis === null || !isNumeric(axis) || count <= hues.length)
    return Array.from({ length: count }, (_, index) => lineStyle(index));
  // Trim the scale: both ends must stand out from the background.
  const [from, to] = isDark() ? [0.25, 1] : [0, 0.88];
  return Array.from({ length: count }, (_, index) => ({
    colour: cssColour(sequentialColour(from + ((to - from) * index) / (count - 1))),
  }));
}
