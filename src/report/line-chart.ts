import * as echarts from "echarts";
import { seriesColours } from "./shared/palette.ts";

/** A mean curve with the spread of its trials. */
export interface LineSeries {
  readonly name: string;
  /** Values at x = 1, 2, .... */
  readonly mean: readonly number[];
  readonly low?: readonly number[];
  readonly high?: readonly number[];
}

export interface LineChartOptions {
  readonly title: string;
  readonly xName: string;
  readonly yName: string;
  readonly series: readonly LineSeries[];
  /** Pixels; default 960 x 420. */
  readonly width?: number;
  readonly height?: number;
}

/** Space beside the chart for the names of the lines, pixels. */
const legendWidth = 260;

/** Lines with shaded spreads. @returns An SVG file. */
export function lineChart(options: LineChartOptions): string {
  const { title, xName, yName, series, width = 960, height = 420 } = options;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({
    animation: false,
    backgroundColor: "#ffffff",
    title: { text: title, left: 12, top: 8, textStyle: { fontSize: 14, fontWeight: "normal" } },
    legend: {
      data: series.map(({ name }) => name),
      orient: "vertical",
      right: 8,
      top: 48,
      itemGap: 10,
      itemWidth: 22,
      textStyle: { fontSize: 11, width: legendWidth - 40, overflow: "break" },
    },
    grid: { left: 56, right: legendWidth + 16, top: 44, bottom: 50 },
    xAxis: { type: "value", name: xName, nameLocation: "middle", nameGap: 26, min: 0 },
    yAxis: { type: "value", name: yName, nameLocation: "middle", nameGap: 38, min: 0, max: 1 },
    series: series.flatMap((line, index) =>
      chartSeries(line, seriesColours[index % seriesColours.length], index),
    ),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Description for screen readers.
  return svg.replace(">", () => `><title>${escapeMarkup(title)}</title>`);
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function chartSeries({ name, mean, low, high }: LineSeries, colour: string, index: number): object[] {
  const points = (values: readonly number[]) => values.map((value, at) => [at + 1, value]);
  const line = {
    name,
    type: "line",
    data: points(mean),
    showSymbol: false,
    lineStyle: { width: 2, type: index < seriesColours.length ? "solid" : "dashed" },
    color: colour,
  };
  if (low === undefined || high === undefined) return [line];
  // Draw a band as a transparent line with the difference stacked on it.
  const band = {
    type: "line",
    stack: `spread ${index}`,
    showSymbol: false,
    lineStyle: { opacity: 0 },
    silent: true,
  };
  const difference = high.map((value, at) => value - low[at]);
  return [
    { ...band, data: points(low) },
    { ...band, data: points(difference), areaStyle: { color: colour, opacity: 0.15 } },
    line,
  ];
}
