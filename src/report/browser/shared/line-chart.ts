import { LineChart as EchartsLine } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { shortNumber } from "./diverging-scale.ts";
import { type DrawnInView, drawnInView } from "./drawn-in-view.ts";
import { element } from "./element.ts";
import { onThemeChange, themeColour } from "./theme.ts";

use([EchartsLine, GridComponent, TooltipComponent, LegendComponent, SVGRenderer]);

export interface ChartSeries {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number | null])[];
  /** A custom property of the style sheet, such as `--blue`. */
  readonly colour: string;
  readonly dashed?: boolean;
  /** Pixels (default 2). */
  readonly width?: number;
}

export interface ChartContent {
  /** What the chart shows, for readers who hear it. */
  readonly label: string;
  readonly xName: string;
  /** `fraction` goes from 0 to 1 in percent; `logarithmic` leaves out what is not positive. */
  readonly scale: "fraction" | "logarithmic";
  readonly series: readonly ChartSeries[];
  /** An x with a line through it (default none). */
  readonly marked?: number | undefined;
}

/** Lines over numbers in the colours of the page, with the values under the pointer. */
export class LineChart {
  readonly #host: HTMLElement;
  readonly #contentOf: () => ChartContent;
  readonly #inView: DrawnInView;
  #chart: EChartsType | undefined;
  /** The marked line: an element of its own, because the chart takes milliseconds to draw again. */
  readonly #mark = element("div", { class: "chart-mark", hidden: "" });

  constructor(host: HTMLElement, contentOf: () => ChartContent) {
    this.#host = host;
    this.#contentOf = contentOf;
    host.setAttribute("role", "img");
    host.setAttribute("aria-label", contentOf().label);
    this.#inView = drawnInView(host, () => this.#draw());
    onThemeChange(() => this.#inView.draw());
    addEventListener("resize", () => {
      this.#chart?.resize();
      this.mark(this.#contentOf().marked);
    });
    this.#inView.draw();
  }

  /** Gives some series, known by their names, other points, within the axes as they are. */
  movePoints(series: readonly Pick<ChartSeries, "name" | "points">[]): void {
    if (!this.#inView.isDrawn()) return;
    const { scale } = this.#contentOf();
    this.#chart?.setOption({
      series: series.map(({ name, points }) => ({ id: name, data: chartPoints(points, scale) })),
    });
  }

  /** Moves the marked line. */
  mark(x: number | undefined): void {
    const place = x === undefined ? undefined : this.#chart?.convertToPixel({ xAxisIndex: 0 }, x);
    const isShown = typeof place === "number" && Number.isFinite(place);
    this.#mark.hidden = !isShown;
    if (isShown) this.#mark.style.transform = `translateX(${place}px)`;
  }

  #draw(): void {
    this.#chart ??= this.#begin();
    const content = this.#contentOf();
    this.#chart.setOption(chartOption(content), { notMerge: true });
    this.mark(content.marked);
  }

  #begin(): EChartsType {
    const chart = init(this.#host, null, { renderer: "svg" });
    // The label says what the names and numbers in the drawing would, in an order that makes sense.
    this.#host.firstElementChild?.setAttribute("aria-hidden", "true");
    this.#host.append(this.#mark);
    return chart;
  }
}

function chartPoints(
  points: ChartSeries["points"],
  scale: ChartContent["scale"],
): readonly (readonly [number, number | null])[] {
  return points.map(([x, y]) => [x, scale === "logarithmic" && !((y ?? 0) > 0) ? null : y]);
}

function chartOption({ xName, scale, series }: ChartContent): EChartsCoreOption {
  const ink = themeColour("--ink");
  const muted = themeColour("--muted");
  const line = themeColour("--line");
  const axis = {
    axisLine: { show: true, lineStyle: { color: muted } },
    axisLabel: { color: muted },
    splitLine: { lineStyle: { color: line } },
    minorSplitLine: { show: false },
  };
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif" },
    grid: { left: 8, right: 16, top: 40, bottom: 26, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 26,
      // The lines have no dots, and neither have their names.
      itemStyle: { opacity: 0 },
      textStyle: { color: ink },
      data: series.map(({ name }) => name),
    },
    tooltip: {
      trigger: "axis",
      backgroundColor: themeColour("--panel"),
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      valueFormatter: (value: unknown) => valueText(value, scale),
      confine: true,
    },
    xAxis: {
      ...axis,
      type: "value",
      // A single point would leave no room between the ends.
      min: ({ min, max }: { readonly min: number; readonly max: number }) => (min === max ? min - 1 : min),
      max: "dataMax",
      minInterval: 1,
      splitLine: { show: false },
      name: xName,
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { color: muted },
    },
    yAxis:
      scale === "fraction"
        ? {
            ...axis,
            type: "value",
            min: 0,
            max: 1,
            axisLabel: { color: muted, formatter: (value: number) => valueText(value, scale) },
          }
        : { ...axis, type: "log", axisLabel: { color: muted, formatter: powerOfTen } },
    series: series.map(({ name, points, colour, dashed = false, width = 2 }) => ({
      id: name,
      name,
      type: "line",
      data: chartPoints(points, scale),
      color: themeColour(colour),
      // A single point has no line.
      symbol: points.length === 1 ? "circle" : "none",
      lineStyle: { width, type: dashed ? [5, 4] : "solid" },
      emphasis: { disabled: true },
    })),
  };
}

function valueText(value: unknown, scale: ChartContent["scale"]): string {
  if (typeof value !== "number") return "none";
  return scale === "fraction" ? `${Number((100 * value).toFixed(1))} %` : shortNumber(value);
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
