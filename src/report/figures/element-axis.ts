import { niceCellStep } from "../shared/nice-step.ts";
import type { FigureAxis, Tick } from "./axis.ts";
import { tickFontSize } from "./figure-style.ts";
import { labelsWidth, shortened, textWidth } from "./text-width.ts";

export interface ElementAxisOptions {
  readonly name: string;
  /** Names of the elements, one per cell. */
  readonly elements: readonly string[];
  /** Length of the axis in units. */
  readonly length: number;
  readonly direction: "x" | "y";
  /** Position of the first element on a vertical axis; default the top. */
  readonly first?: "top" | "bottom" | undefined;
  /** Limit on labels; default 8. */
  readonly most?: number | undefined;
}

/** Longest name before truncation. */
const longestName = 10;
const gap = 14;
/** Space between the last label and the first label of the next panel. */
const endGap = 3;

/** An axis with one cell per element: labels as many as fit, at even steps. */
export function elementAxis(options: ElementAxisOptions): FigureAxis {
  const { name, elements, direction, first = "top" } = options;
  const isReversed = direction === "y" && first === "top";
  const count = elements.length;
  return { name, from: isReversed ? count : 0, to: isReversed ? 0 : count, ticks: elementTicks(options) };
}

function elementTicks({ elements, length, direction, most = 8 }: ElementAxisOptions): readonly Tick[] {
  const count = elements.length;
  const names = elements.map((element) => shortened(element, longestName));
  const cell = length / count;
  const room = direction === "x" ? labelsWidth(names) + gap : tickFontSize * 1.35;
  const step = niceCellStep(Math.max(room / cell, count / most));
  // Label consecutive integers at round numbers.
  const first = firstInteger(elements) ?? 0;
  const half = (label: string) => (direction === "x" ? textWidth(label, tickFontSize) : tickFontSize) / 2;
  return names
    .map((label, index) => ({ at: index + 0.5, label }))
    .filter((_, index) => (first + index) % step === 0)
    .filter(
      ({ at, label }, index) =>
        index === 0 || at * cell + half(label) <= length - (direction === "x" ? endGap : -endGap),
    );
}

/** The first of consecutive integers; undefined for other names. */
function firstInteger(elements: readonly string[]): number | undefined {
  const numbers = elements.map(Number);
  const isRow = numbers.every((value, index) => Number.isInteger(value) && value === numbers[0] + index);
  return isRow ? numbers[0] : undefined;
}
