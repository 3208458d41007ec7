import type { MetricsData } from "../../pages/run/run-page-data.ts";
import type { ChartLine } from "../shared/chart-lines.ts";
import { type ChartContent, LineChart } from "../shared/line-chart.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Accuracy and the two losses over the iterations, each on its own axis, with a line at the slider's. */
export function showMetrics(metrics: MetricsData, slider: IterationSlider): void {
  const { iteration, trainAccuracy, testAccuracy, trainLoss, testLoss } = metrics;
  const line = (name: string, values: readonly number[], style: Pick<ChartLine, "colour" | "dash">) => ({
    name,
    points: values.map((y, n) => ({ x: iteration[n], y })),
    ...style,
  });
  const train = (values: readonly number[]) => line("training", values, { colour: "--blue", dash: "dashed" });
  const test = (values: readonly number[]) => line("test", values, { colour: "--vermillion" });
  const show = (id: string, scale: ChartContent["scale"], lines: readonly ChartLine[]) => {
    // Of a single line the heading says enough.
    const legend = lines.length > 1 ? "" : null;
    const chart = new LineChart(id, () => ({ xName: "iteration", scale, legend, lines }));
    chart.draw();
    chart.mark(slider.iteration);
    slider.onChange((shown) => chart.mark(shown));
  };
  show("accuracy-chart", "share", [train(trainAccuracy), test(testAccuracy)]);
  show("loss-chart", "logarithmic", [test(testLoss.map(shownLoss))]);
  show("training-loss-chart", "logarithmic", [train(trainLoss.map(shownLoss))]);
}

/** Smaller losses are rounding: an axis down to them would leave the others no room. */
const leastLoss = 1e-12;

function shownLoss(loss: number): number {
  return Math.max(loss, leastLoss);
}
