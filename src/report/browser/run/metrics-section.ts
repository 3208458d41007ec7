import type { MetricsData } from "../../pages/run/run-page-data.ts";
import { type ChartSeries, LineChart } from "../shared/line-chart.ts";
import { elementById } from "../shared/page-data.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Accuracy and loss over the iterations, with a line at that of the slider. */
export function showMetrics(metrics: MetricsData, slider: IterationSlider): void {
  const { trainAccuracy, testAccuracy, trainLoss, testLoss } = metrics;
  const accuracy = chart("accuracy-chart", "fraction", "Accuracy", [trainAccuracy, testAccuracy]);
  const loss = chart("loss-chart", "logarithmic", "Loss", [trainLoss, testLoss]);
  slider.onChange((iteration) => {
    accuracy.mark(iteration);
    loss.mark(iteration);
  });

  function chart(
    id: string,
    scale: "fraction" | "logarithmic",
    name: string,
    [train, test]: readonly (readonly number[])[],
  ): LineChart {
    const series: readonly ChartSeries[] = [
      { name: "training", points: points(train), colour: "--blue", dashed: true },
      { name: "test", points: points(test), colour: "--vermillion" },
    ];
    const label = `${name} over ${metrics.iteration.length} iterations; the table below has the numbers.`;
    return new LineChart(elementById(id), () => {
      return { label, xName: "iteration", scale, series, marked: slider.iteration };
    });
  }

  function points(values: readonly number[]): readonly (readonly [number, number])[] {
    return values.map((value, n) => [metrics.iteration[n], value] as const);
  }
}
