import * as echarts from "echarts";
import type { Rectangle } from "../raster.ts";
import { axisOption, type FigureAxis } from "./axis.ts";
import {
  figureWidth,
  fontFamily,
  inkColour,
  nameFontSize,
  outerMargin,
  unitMillimetres,
} from "./figure-style.ts";
import { nameWidth } from "./text-width.ts";

/** A plot area with axes around it. */
export interface Panel {
  readonly place: Rectangle;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Series of ECharts, without their axes. */
  readonly series: readonly object[];
  /** Graphic elements of ECharts in units of the figure: images, frames. */
  readonly graphics?: readonly object[] | undefined;
}

export interface LegendItem {
  readonly name: string;
  /** Style of the swatch, for the legend of ECharts. */
  readonly icon?: string | undefined;
  readonly itemStyle?: object | undefined;
  readonly lineStyle?: object | undefined;
}

export interface Chart {
  readonly title?: string | undefined;
  /** Description for screen readers. */
  readonly description: string;
  readonly height: number;
  readonly panels: readonly Panel[];
  readonly legend?: { readonly rows: readonly (readonly LegendItem[])[]; readonly left: number } | undefined;
}

const titleSpace = nameFontSize + 14;
const legendRowHeight = 28;
const swatchWidth = 44;
const legendItemGap = 22;

/** Space of title and legend above the panels, units. */
export function topSpace({ title, legend }: Pick<Chart, "title" | "legend">): number {
  return outerMargin + (title === undefined ? 0 : titleSpace) + (legend?.rows.length ?? 0) * legendRowHeight;
}

/** Splits the items into rows that fit the width. */
export function legendRows(items: readonly LegendItem[], width: number): readonly (readonly LegendItem[])[] {
  const rows: LegendItem[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const itemWidth = swatchWidth + 8 + nameWidth(item.name) + legendItemGap;
    if (used + itemWidth - legendItemGap > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1].push(item);
    used += itemWidth;
  }
  return rows;
}

/** Draws a figure. @returns An SVG file, one paper column wide. */
export function renderChart(chart: Chart): string {
  const { height, title, description } = chart;
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width: figureWidth, height });
  drawing.setOption(chartOption(chart));
  const svg = drawing.renderToSVGString({ useViewBox: true });
  drawing.dispose();
  const label = title === undefined ? "" : `<title>${escapeMarkup(title)}</title>`;
  return (
    svg
      .replace(
        / width="[^"]*" height="[^"]*"/,
        ` width="${millimetres(figureWidth)}" height="${millimetres(height)}"`,
      )
      // Pass a function: "$" has a meaning in a replacement text.
      .replace(">", () => `>${label}<desc>${escapeMarkup(description)}</desc>`)
      // Drop the hover rules of ECharts: print has no mouse.
      .replace(/<style ><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/, "")
      .replaceAll("<image ", '<image preserveAspectRatio="none" ')
  );
}

function millimetres(units: number): string {
  return `${Number((units * unitMillimetres).toFixed(3))}mm`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function chartOption({ title, panels, legend }: Chart): echarts.EChartsCoreOption {
  const legendTop = outerMargin + (title === undefined ? 0 : titleSpace);
  return {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily, color: inkColour },
    ...(title === undefined ? {} : { title: titleOption(title) }),
    legend: (legend?.rows ?? []).map((items, row) =>
      legendOption(items, legend?.left ?? 0, legendTop + row * legendRowHeight),
    ),
    grid: panels.map(({ place: { x: left, y: top, width, height } }) => {
      // Otherwise ECharts moves the panel to make room for the labels; the layout has reserved it already.
      return { left, top, width, height, outerBoundsMode: "none" };
    }),
    xAxis: panels.map(({ x }, index) => axisOption(x, "x", index)),
    yAxis: panels.map(({ y }, index) => axisOption(y, "y", index)),
    series: panels.flatMap(({ series }, index) =>
      series.map((each) => ({ ...each, xAxisIndex: index, yAxisIndex: index, silent: true })),
    ),
    graphic: panels.flatMap(({ graphics = [] }) => graphics.map((each) => ({ ...each, silent: true }))),
  };
}

function titleOption(text: string): object {
  const textStyle = { fontSize: nameFontSize + 2, fontWeight: "normal", color: inkColour, fontFamily };
  return { text, left: "center", top: outerMargin, padding: 0, textStyle };
}

function legendOption(items: readonly LegendItem[], left: number, top: number): object {
  return {
    data: items,
    left,
    top,
    padding: 0,
    itemGap: legendItemGap,
    itemWidth: swatchWidth,
    itemHeight: 14,
    selectedMode: false,
    textStyle: { fontSize: nameFontSize, color: inkColour },
  };
}
