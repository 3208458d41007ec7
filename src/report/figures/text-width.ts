import { format } from "echarts";
import { visibleText } from "../shared/visible-text.ts";
import { fontFamily, nameFontSize, tickFontSize } from "./figure-style.ts";

/** Width of a line of text in units, by the widths of Arial's letters. */
export function textWidth(text: string, fontSize: number): number {
  return format.getTextRect(visibleText(text), `${fontSize}px ${fontFamily}`).width;
}

/** Width of the widest label of an axis, 0 for none. */
export function labelsWidth(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => textWidth(label, tickFontSize)));
}

/** Width of a name in the legend or at an axis. */
export function nameWidth(name: string): number {
  return textWidth(name, nameFontSize);
}

/** The displayed text, cut to `most` characters with an ellipsis at the end. */
export function shortened(text: string, most: number): string {
  const characters = [...visibleText(text)];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
