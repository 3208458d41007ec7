import { readRunMetrics } from "../../run/directory/metrics.ts";
import { lineStyle } from "../shared/line-style.ts";
import type { Figure } from "./chart.ts";

import type { FigureChoices } from "./figure-options.ts";
import type { RunSource } from "./figure-source.ts";
import { lineFigure } from "./line-figure.ts";
import type { Line, LinePoint } from "./line-panel.ts";
import { iterationAxis, logarithm, logarithmicAxis, percentAxis } from "./value-axis.ts";

const panelHeight = 330;
/** Put the test set first: it is the subject of the figure, drawn above the other line. */
const sides = [
  { name: "training", style: lineStyle(1) },
  { name: "test", style: lineStyle(0) },
] as const;

/** Training and test accuracy of every iteration. */
export async function accuracyFigure({ directory }: RunSource, { title }: FigureChoices): Promise<Figure> {
  const { iteration, trainAccuracy, testAccuracy } = await readRunMetrics(directory);
  const lines = curves(iteration, [trainAccuracy, testAccuracy], (value) => 100 * value);
  return lineFigure({
    title,
    description: `Training and test accuracy of ${iteration.length} iterations`,
    x: iterationAxis(iteration.at(-1) ?? 1),
    panels: [{ y: percentAxis("accuracy"), lines, height: panelHeight }],
  });
}

/** Training and test loss of every iteration on a logarithmic axis, without losses of 0. */
export async function lossFigure({ directory }: RunSource, { title }: FigureChoices): Promise<Figure> {
  const { iteration, trainLoss, testLoss } = await readRunMetrics(directory);
  const lines = curves(iteration, [trainLoss, testLoss], logarithm);
  const y = logarithmicAxis("mean squared error", [...trainLoss, ...testLoss]);
  return lineFigure({
    title,
    description: `Training and test loss of ${iteration.length} iterations; losses of 0 are left out`,
    x: iterationAxis(iteration.at(-1) ?? 1),
    panels: [{ y, lines, height: panelHeight }],
  });
}

function curves(
  iterations: readonly number[],
  values: readonly (readonly number[])[],
  place: (value: number) => number | undefined,
): readonly Line[] {
  return sides.map(({ name, style }, side) => {
    const points = iterations.map((x, index): LinePoint => ({ x, y: place(values[side][index]) }));
    return { name, style, points };
  });
}
