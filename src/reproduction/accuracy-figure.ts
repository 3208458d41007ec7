import type { Figure } from "../report/figures/chart.ts";
import { lineFigure } from "../report/figures/line-figure.ts";
import type { Line, LinePoint } from "../report/figures/line-panel.ts";
import { iterationAxis, percentAxis } from "../report/figures/value-axis.ts";
import { lineStyle, mostLines } from "../report/shared/line-style.ts";
import type { ExperimentResult, RowResult } from "./results.ts";

const panelHeight = 330;

/**
 * Draws the test accuracy over the iterations: for each row, a line with the range of its trials.
 * @returns undefined without curves.
 */
export function accuracyFigure({ experiment, rows }: ExperimentResult): Figure | undefined {
  const curves = rows.map(accuracyCurve).filter((curve) => curve !== undefined);
  const longest = Math.max(0, ...curves.map(({ points }) => points.length));
  if (curves.length === 0 || curves.length > mostLines || longest < 2) return undefined;
  return lineFigure({
    title: `${experiment.id}. ${experiment.title}`,
    description: `Test accuracy over ${longest} iterations, the mean and the range of the trials of each setting`,
    x: iterationAxis(longest),
    panels: [
      {
        y: percentAxis("test accuracy"),
        lines: curves.map((curve, index): Line => ({ ...curve, style: lineStyle(index) })),
        height: panelHeight,
      },
    ],
  });
}

function accuracyCurve({ row, trials }: RowResult): Omit<Line, "style"> | undefined {
  const curves = trials.map(({ curve }) => curve).filter((curve) => curve !== undefined);
  if (curves.length === 0) return undefined;
  const length = Math.min(...curves.map((curve) => curve.length));
  const points = Array.from({ length }, (_, iteration): LinePoint => {
    const percentages = curves.map((curve) => 100 * curve[iteration]);
    const point = {
      x: iteration + 1,
      y: percentages.reduce((sum, value) => sum + value, 0) / percentages.length,
    };
    return percentages.length === 1
      ? point
      : { ...point, low: Math.min(...percentages), high: Math.max(...percentages) };
  });
  return { name: row.name, points };
}
