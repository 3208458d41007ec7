import { drawText, fitText, textHeight, textWidth } from "./pixel-text.ts";
import type { Raster } from "./raster.ts";

/** Space between an axis and its labels, pixels. */
export const labelGap = 8;
/** Space between an end of a span and its label, pixels: it keeps the labels of neighbouring spans apart. */
const endInset = 4;
/** Widest label of a row, pixels; cuts longer names. */
const widestLabel = 120;

/** The span of an axis for one operand. */
export interface AxisSpan {
  /** Names of the first and the last element. */
  readonly ends: readonly [first: string, last: string];
  /** Name of the operand, long and short; draws the first that fits. */
  readonly names: readonly string[];
  /** First pixel along the axis. */
  readonly start: number;
  /** Pixels along the axis. */
  readonly length: number;
}

/** Draws labels above the span: first and last element at its ends, the operand's name between them. */
export function labelColumns(
  raster: Raster,
  { ends, names, start, length }: AxisSpan,
  axisTop: number,
): void {
  const y = axisTop - labelGap - textHeight;
  const [first, last] = ends.map((end) => fitText(end, length / 2 - 2 * endInset));
  drawText(raster, first, start + endInset, y);
  drawText(raster, last, start + length - textWidth(last) - endInset, y);
  const room = length - 2 * Math.max(textWidth(first), textWidth(last)) - 2 * labelGap - 2 * endInset;
  const name = names.find((candidate) => textWidth(candidate) <= room) ?? "";
  drawText(raster, name, start + Math.round((length - textWidth(name)) / 2), y);
}

/**
 * Draws labels left of the span: first and last element at its ends, the operand's name between them,
 * rotated.
 */
export function labelRows(raster: Raster, { ends, names, start, length }: AxisSpan, axisLeft: number): void {
  const right = axisLeft - labelGap;
  const [first, last] = ends.map((end) => fitText(end, widestLabel));
  drawText(raster, first, right - textWidth(first), start + endInset);
  if (length >= 2 * textHeight + 3 * endInset)
    drawText(raster, last, right - textWidth(last), start + length - textHeight - endInset);
  const room = length - 2 * textHeight - 4 * labelGap;
  const name = names.find((candidate) => textWidth(candidate) <= room) ?? "";
  const bottom = start + Math.round((length + textWidth(name)) / 2);
  // Two font rows of descenders follow the letters.
  drawText(raster, name, right - textHeight - 4, bottom, { vertical: true });
}

/** Width of the labels from `labelRows` left of the axis, pixels. */
export function rowLabelWidth(spans: readonly Pick<AxisSpan, "ends">[]): number {
  const widths = spans.flatMap(({ ends }) => ends.map((end) => textWidth(fitText(end, widestLabel))));
  return labelGap + Math.max(textHeight + 4, ...widths);
}

/** First and last name of a list of elements. */
export function endsOf(elements: readonly string[]): readonly [first: string, last: string] {
  return [elements[0] ?? "", elements.at(-1) ?? ""];
}

export const firstOperandNames: readonly string[] = ["first operand a", "a"];
export const secondOperandNames: readonly string[] = ["second operand b", "b"];
