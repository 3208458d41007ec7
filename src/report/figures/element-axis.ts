import { niceCellStep } from "../shared/nice-step.ts";
import type { FigureAxis, Tick } from "./axis.ts";
import { tickFontSize } from "./figure-style.ts";
import { labelsWidth, shortened, textWidth } from "./text-width.ts";

export interface ElementAxisOptions {
  readonly name: string;
  /** Names of the elements, one cell each. */
  readonly elements: readonly string[];
  /** Length of the axis in units. */
  readonly length: number;
  readonly direction: "x" | "y";
  /** Where the first element is on an axis to the side; default the top. */
  readonly first?: "top" | "bottom" | undefined;
  /** Most labels; default 8. */
  readonly most?: number | undefined;
}

/** Longest name that is written out. */
const longestName = 10;
const gap = 14;
/** Space between the last label and the first one of a panel beside this one. */
const endGap = 3;

/** An axis with one cell per element: as many of them are named as there is room for, at even steps. */
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
  // Integers in a row are labelled at round numbers.
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

/** The first of consecutive integers. */
function firstInteger(elements: readonly string[]): number | undefined {
  const numbers = elements.map(Number);
  const isRow = numbers.every((value, index) => Number.isInteger(value) && value === numbers[0] + index);
  return isRow ? numbers[0] : undefined;
}
