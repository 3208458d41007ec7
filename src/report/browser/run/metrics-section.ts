import type { MetricsData } from "../../pages/run/run-page-data.ts";
import type { ChartLine } from "../shared/chart-lines.ts";
import { type ChartContent, LineChart } from "../shared/line-chart.ts";
import type { IterationSlider } from "./iteration-slider.ts";

/** Accuracy and loss over the iterations, with a line at the slider's iteration. */
export function showMetrics(metrics: MetricsData, slider: IterationSlider): void {
  const { iteration, trainAccuracy, testAccuracy, trainLoss, testLoss } = metrics;
  const line = (name: string, values: readonly number[], style: Pick<ChartLine, "colour" | "dash">) => ({
    name,
    points: values.map((y, n) => ({ x: iteration[n], y })),
    ...style,
  });
  const show = (
    id: string,
    scale: ChartContent["scale"],
    train: readonly number[],
    test: readonly number[],
  ) => {
    const lines = [
      line("training", train, { colour: "--blue", dash: "dashed" }),
      line("test", test, { colour: "--vermillion" }),
    ];
    const chart = new LineChart(id, () => ({ xName: "iteration", scale, legend: "", lines }));
    chart.draw();
    chart.mark(slider.iteration);
    slider.onChange((shown) => chart.mark(shown));
  };
  show("accuracy-chart", "share", trainAccuracy, testAccuracy);
  show("loss-chart", "logarithmic", trainLoss, testLoss);
}
