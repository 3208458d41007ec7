import { LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { drawnInView } from "../shared/drawn-in-view.ts";
import { elementById } from "../shared/page-data.ts";
import { themeColour } from "../shared/theme.ts";
import type { ChartContent } from "./chart-content.ts";
import { showLegend } from "./chart-legend.ts";
import { bandSeries, lineSeries } from "./chart-series.ts";
import { chartTip } from "./chart-tip.ts";

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

/** A chart of lines in an element of the page. @returns Draws it with other content. */
export function seriesChart(id: string): (content: ChartContent) => void {
  const place = elementById(id);
  let chart: EChartsType | undefined;
  let shown: ChartContent | undefined;
  const inView = drawnInView(place, () => {
    if (shown === undefined) return;
    chart ??= init(place, null, { renderer: "svg" });
    chart.setOption(chartOption(shown), { notMerge: true });
  });
  new ResizeObserver(() => chart?.resize()).observe(place);
  return (content) => {
    shown = content;
    inView.draw();
    showLegend(`${id}-legend`, content);
  };
}

function chartOption(content: ChartContent): EChartsCoreOption {
  const { xName, yName, lines, xLabels, categories, yMax, yText } = content;
  const [ink, muted, line] = ["--ink", "--muted", "--line"].map(themeColour);
  const axis = {
    nameLocation: "middle",
    nameTextStyle: { color: ink, fontSize: 13 },
    axisLabel: { color: muted, fontSize: 12, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: muted } },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif" },
    grid: { left: 72, right: 24, top: 16, bottom: 56 },
    tooltip: chartTip(content),
    xAxis: {
      ...axis,
      name: xName,
      nameGap: 30,
      splitLine: { show: false },
      ...(xLabels === undefined ? {} : labelsAt(axis.axisLabel, xLabels)),
      ...(categories === undefined
        ? { type: "value", min: endOfAxis(-1), max: endOfAxis(1), minInterval: 1 }
        : { type: "category", data: categories, boundaryGap: true }),
    },
    yAxis: {
      ...axis,
      type: "value",
      name: yName,
      nameGap: 52,
      min: 0,
      ...(yMax === undefined ? {} : { max: yMax }),
      axisLabel: { ...axis.axisLabel, formatter: yText },
    },
    series: lines.flatMap((each, index) => [...bandSeries(each, index), lineSeries(each)]),
  };
}

/** That of the lines; a single number stands in the middle. */
function endOfAxis(side: -1 | 1): (ends: { readonly min: number; readonly max: number }) => number {
  return ({ min, max }) => (min === max ? min + side : side < 0 ? min : max);
}

function labelsAt(axisLabel: object, customValues: readonly number[]): object {
  return { axisLabel: { ...axisLabel, customValues }, axisTick: { customValues } };
}
