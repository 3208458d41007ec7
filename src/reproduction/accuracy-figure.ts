import { type LineSeries, lineChart } from "../report/line-chart.ts";
import type { ExperimentResult, RowResult } from "./results.ts";

/** More lines than this cannot be told apart. */
const readable = 8;

/** Test accuracy over the iterations, a line with the range of its trials for each row. @returns undefined without curves. */
export function accuracyFigure({ experiment, rows }: ExperimentResult): string | undefined {
  const series = rows.map(accuracySeries).filter((line) => line !== undefined);
  const longest = Math.max(0, ...series.map(({ mean }) => mean.length));
  if (series.length === 0 || series.length > readable || longest < 2) return undefined;
  return lineChart({
    title: `${experiment.id}. ${experiment.title}`,
    xName: "iteration",
    yName: "test accuracy",
    series,
  });
}

function accuracySeries({ row, trials }: RowResult): LineSeries | undefined {
  const curves = trials.map(({ curve }) => curve).filter((curve) => curve !== undefined);
  if (curves.length === 0) return undefined;
  const length = Math.min(...curves.map((curve) => curve.length));
  const over = (combine: (values: number[]) => number) =>
    Array.from({ length }, (_, iteration) => combine(curves.map((curve) => curve[iteration])));
  const mean = over((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  if (curves.length === 1) return { name: row.name, mean };
  return {
    name: row.name,
    mean,
    low: over((values) => Math.min(...values)),
    high: over((values) => Math.max(...values)),
  };
}
