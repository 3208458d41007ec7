import { LineChart as EchartsLine } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, type EChartsType, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { percent } from "../../shared/percent.ts";
import {
  bandSeries,
  type ChartLine,
  type ChartPoint,
  chartPoints,
  highlightOf,
  lineSeries,
} from "./chart-lines.ts";
import { shortNumber } from "./diverging-scale.ts";
import { type DrawnInView, drawnInView } from "./drawing-time.ts";
import { element, elementById } from "./element.ts";
import { onThemeChange, presentColour, themeColour } from "./theme.ts";

use([EchartsLine, GridComponent, TooltipComponent, SVGRenderer]);

/** Content of a line chart. */
export interface ChartContent {
  readonly xName: string;
  /** Default none: the heading of the chart names it. */
  readonly yName?: string;
  /**
   * `share` goes from 0 to 1 in percent, `linear` from 0; `logarithmic` omits values that are not positive.
   */
  readonly scale: "share" | "linear" | "logarithmic";
  /** Formats a value; default by the scale. */
  readonly yText?: (value: number) => string;
  /** Labelled numbers on the horizontal axis; default integers, for iterations. */
  readonly xLabels?: readonly number[];
  /** Names of x = 0, 1, ... on a categorical axis. */
  readonly categories?: readonly string[];
  /** Heading of the legend below the chart; may be empty. null: no legend. */
  readonly legend: string | null;
  /** Named below the chart in place of the lines, where these share their colours; default none. */
  readonly key?: ChartKey;
  readonly lines: readonly ChartLine[];
}

/** What the colours of lines stand for. */
export interface ChartKey {
  readonly heading: string;
  readonly entries: readonly Pick<ChartLine, "name" | "colour" | "dash">[];
}

/** Pixels around the lines; on the left as many as the names of both the axis and its values take. */
const [above, below, besideNames, besideValues] = [16, 56, 72, 52];

/** Limit on the lines in a tooltip. */
const mostInTip = 12;

/** A line chart in the colours of the page, with a tooltip and a legend below. */
export class LineChart {
  readonly #host: HTMLElement;
  readonly #legend: HTMLElement;
  readonly #contentOf: () => ChartContent;
  readonly #inView: DrawnInView;
  /** Draw the marker as a separate element: redrawing the chart takes milliseconds. */
  readonly #mark = element("div", {
    class: "chart-mark",
    hidden: "",
    style: `top: ${above}px; bottom: ${below}px`,
  });
  #chart: EChartsType | undefined;
  #content: ChartContent | undefined;
  #marked: number | undefined;
  /** Where the pointer is, pixels from the upper edge of the chart. */
  #pointer: number | undefined;
  #highlighted: string | undefined;

  /**
   * @param id Id of a chart from `chart` in pages/shared.
   * @param contentOf Called by `draw`, and when the colours change.
   */
  constructor(id: string, contentOf: () => ChartContent) {
    this.#host = elementById(id);
    this.#legend = elementById(`${id}-legend`);
    this.#contentOf = contentOf;
    // Before the chart library hears of it, which asks for the tooltip.
    this.#host.addEventListener("mousemove", (event) => this.#pointAt(event.clientY), { capture: true });
    this.#host.addEventListener("mouseleave", () => this.#highlight(undefined));
    this.#inView = drawnInView(this.#host, () => this.#drawNow());
    onThemeChange(() => {
      if (this.#content !== undefined) this.draw();
    });
    new ResizeObserver(() => {
      this.#chart?.resize();
      this.#placeMark();
    }).observe(this.#host);
  }

  /** Draws the chart with its current content, once it comes into view. */
  draw(): void {
    this.#content = this.#contentOf();
    this.#legend.replaceChildren(...legendEntries(this.#content));
    this.#inView.draw();
  }

  /** Replaces the points of some lines by name; keeps the axes. */
  movePoints(moved: readonly Pick<ChartLine, "name" | "points">[]): void {
    if (this.#content === undefined) return;
    const { lines, scale } = this.#content;
    const points = new Map(moved.map((line) => [line.name, line.points]));
    this.#content = {
      ...this.#content,
      lines: lines.map((line) => ({ ...line, points: points.get(line.name) ?? line.points })),
    };
    if (!this.#inView.isDrawn()) return;
    this.#chart?.setOption({
      series: moved.map((line) => ({ id: line.name, data: chartPoints(line.points, scale) })),
    });
  }

  /** Draws a vertical line at an x. */
  mark(x: number): void {
    this.#marked = x;
    this.#placeMark();
  }

  #pointAt(clientY: number): void {
    this.#pointer = clientY - this.#host.getBoundingClientRect().top;
  }

  /** Pixels between the pointer and a value; undefined while no pointer is over the chart. */
  #distance(value: number): number | undefined {
    const place = this.#chart?.convertToPixel({ yAxisIndex: 0 }, value);
    if (this.#pointer === undefined || typeof place !== "number") return undefined;
    return Math.abs(place - this.#pointer);
  }

  #tip(at: number | string | undefined): HTMLElement | string {
    if (this.#content === undefined) return "";
    const found = valuesAt(this.#content, at);
    if (found.length > mostInTip || this.#content.lines.some(({ faint }) => faint === true)) {
      const distances = new Map(found.map(({ point }) => [point, this.#distance(point.y) ?? 0]));
      found.sort((a, b) => (distances.get(a.point) ?? 0) - (distances.get(b.point) ?? 0));
    }
    this.#highlight(found[0]?.name);
    return tipElement(this.#content, at, found);
  }

  /** Sets one of many faint lines off from the others. */
  #highlight(name: string | undefined): void {
    if (name === this.#highlighted) return;
    const lines = this.#content?.lines.filter(({ faint }) => faint === true) ?? [];
    const changed = lines.filter((line) => line.name === this.#highlighted || line.name === name);
    this.#highlighted = name;
    // The chart library may be drawing at this moment, when it takes no options.
    requestAnimationFrame(() =>
      this.#chart?.setOption({ series: changed.map((line) => highlightOf(line, line.name === name)) }),
    );
  }

  #placeMark(): void {
    const x = this.#marked;
    const place = x === undefined ? undefined : this.#chart?.convertToPixel({ xAxisIndex: 0 }, x);
    const isShown = typeof place === "number" && Number.isFinite(place);
    this.#mark.hidden = !isShown;
    if (isShown) this.#mark.style.transform = `translateX(${place}px)`;
  }

  #drawNow(): void {
    if (this.#content === undefined) return;
    this.#chart ??= this.#begin();
    this.#highlighted = undefined;
    this.#chart.setOption(
      chartOption(this.#content, (at) => this.#tip(at)),
      { notMerge: true },
    );
    this.#placeMark();
  }

  #begin(): EChartsType {
    const chart = init(this.#host, null, { renderer: "svg" });
    // Hide the drawing from screen readers: the label of the chart says the same in a sensible order.
    this.#host.firstElementChild?.setAttribute("aria-hidden", "true");
    this.#host.append(this.#mark);
    return chart;
  }
}

function legendEntries({ legend, lines, key }: ChartContent): readonly HTMLElement[] {
  const heading = key?.heading ?? legend;
  if (heading === null) return [];
  const entries = (key?.entries ?? lines).map(({ name, colour, dash = "solid" }) => {
    const style = `border-top: 3px ${dash} ${presentColour(colour)}`;
    return element("span", { class: "legend-entry" }, element("span", { class: "legend-line", style }), name);
  });
  return heading === "" ? entries : [element("span", { class: "legend-heading" }, heading), ...entries];
}

interface ValueAt extends Pick<ChartLine, "name" | "colour"> {
  readonly point: ChartPoint;
}

/** The values of the lines at a place of the horizontal axis. */
function valuesAt({ lines, categories }: ChartContent, at: number | string | undefined): ValueAt[] {
  const x = categories === undefined ? Number(at) : categories.indexOf(String(at));
  return lines.flatMap(({ name, colour, stepped, points }) => {
    const point =
      stepped === true ? points.filter((each) => each.x <= x).at(-1) : points.find((each) => each.x === x);
    return point === undefined ? [] : [{ name, colour, point }];
  });
}

/** The values under the pointer. */
function tipElement(
  content: ChartContent,
  at: number | string | undefined,
  found: readonly ValueAt[],
): HTMLElement {
  const { xName, categories } = content;
  const rows = found
    .slice(0, mostInTip)
    .map(({ name, colour, point }) =>
      element(
        "div",
        {},
        element("span", { class: "swatch", style: `background: ${presentColour(colour)}` }),
        `${name}: ${point.note ?? valueText(content, point.y)}`,
      ),
    );
  const more = found.length - rows.length;
  const rest = more > 0 ? [element("div", {}, `and ${more} more, further from the pointer`)] : [];
  // Text of an axis of numbers has decimals that an iteration has not.
  const place = categories === undefined ? String(Number(Number(at).toPrecision(12))) : String(at);
  return element("div", {}, element("strong", {}, `${xName} ${place}`), ...rows, ...rest);
}

function valueText({ scale, yText }: ChartContent, value: number): string {
  if (yText !== undefined) return yText(value);
  return scale === "share" ? percent(value) : shortNumber(value);
}

function chartOption(
  content: ChartContent,
  tip: (at: number | string | undefined) => HTMLElement | string,
): EChartsCoreOption {
  const { xName, yName, scale, lines, xLabels, categories } = content;
  const [ink, muted, line, panel] = ["--ink", "--muted", "--line", "--panel"].map(themeColour);
  const axis = {
    nameLocation: "middle",
    nameTextStyle: { color: ink, fontSize: 13 },
    axisLabel: { color: muted, fontSize: 12, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: muted } },
    splitLine: { lineStyle: { color: line } },
    minorSplitLine: { show: false },
  };
  const tickText = (value: number) => {
    if (scale === "logarithmic") return powerOfTen(value);
    return scale === "share" ? `${Number((100 * value).toFixed(1))} %` : valueText(content, value);
  };
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif" },
    grid: { left: yName === undefined ? besideValues : besideNames, right: 24, top: above, bottom: below },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: panel,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13 },
      axisPointer: { lineStyle: { color: muted } },
      formatter: (items: readonly { readonly axisValue: number | string }[]) => tip(items[0]?.axisValue),
    },
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
      name: yName,
      nameGap: 52,
      ...(scale === "logarithmic" ? { type: "log" } : { type: "value", min: 0 }),
      ...(scale === "share" ? { max: 1 } : {}),
      axisLabel: { ...axis.axisLabel, formatter: tickText },
    },
    series: lines.flatMap((each) => [...bandSeries(each), lineSeries(each, scale)]),
  };
}

/** The last x of the lines; centres a single number. */
function endOfAxis(side: -1 | 1): (ends: { readonly min: number; readonly max: number }) => number {
  return ({ min, max }) => (min === max ? min + side : side < 0 ? min : max);
}

function labelsAt(axisLabel: object, customValues: readonly number[]): object {
  return { axisLabel: { ...axisLabel, customValues }, axisTick: { customValues } };
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
