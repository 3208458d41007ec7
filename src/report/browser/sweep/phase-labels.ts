import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import { niceCellStep } from "../../shared/nice-step.ts";
import { isNumeric, valueText } from "./axis-text.ts";

/** How the values below or beside a panel are written. */
export interface PhaseLabels {
  readonly texts: readonly string[];
  /** Only every so many-th value is written. */
  readonly every: number;
  /** Written from below to above, because they are words that do not fit beside each other. */
  readonly turned: boolean;
  /** Pixels that they take across the axis. */
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
