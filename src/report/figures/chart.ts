import * as echarts from "echarts";
import { escapeMarkup } from "../shared/escape-markup.ts";
import { visibleText } from "../shared/visible-text.ts";
import { axisOption, type FigureAxis } from "./axis.ts";
import {
  columnMillimetres,
  figureWidth,
  fontFamily,
  hairline,
  inkColour,
  nameFontSize,
  outerMargin,
} from "./figure-style.ts";
import { nameWidth, textWidth } from "./text-width.ts";

/** A figure one paper column wide, ready for a file. */
export interface Figure {
  /** Text of an SVG file. */
  readonly svg: string;
  /** Title above the figure; undefined for none. */
  readonly title: string | undefined;
  /** Description for screen readers; also an element of the SVG file. */
  readonly description: string;
  readonly widthMillimetres: number;
  readonly heightMillimetres: number;
}

/** A rectangle of a figure, in its units; x grows to the right, y downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A plot area with axes around it. */
export interface Panel {
  readonly place: Rectangle;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** Series of ECharts, without their axes. */
  readonly series: readonly object[];
  /** Graphic elements of ECharts in units of the figure, such as images. */
  readonly graphics?: readonly object[] | undefined;
  /** Whether to draw a thin frame around the panel instead of axis lines; default false. */
  readonly isFramed?: boolean | undefined;
}

export interface LegendItem {
  readonly name: string;
  /** Style of the swatch, for the legend of ECharts. */
  readonly icon?: string | undefined;
  readonly itemStyle?: object | undefined;
  readonly lineStyle?: object | undefined;
}

export interface Legend {
  readonly rows: readonly (readonly LegendItem[])[];
  /** Start of each row, units. */
  readonly left: number;
  /** Units; default `lineSwatch`. */
  readonly swatchWidth?: number | undefined;
}

/** Width of a line swatch in a legend, units. */
const lineSwatch = 44;
/** Width of a colour swatch in a legend, units. */
export const squareSwatch = 18;

export interface Chart {
  readonly title?: string | undefined;
  /** Description for screen readers. */
  readonly description: string;
  /** Units; default `figureWidth`. */
  readonly width?: number | undefined;
  readonly height: number;
  readonly panels: readonly Panel[];
  readonly legend?: Legend | undefined;
}

const titleFontSize = nameFontSize + 2;
const titleLineHeight = titleFontSize + 6;
const legendRowHeight = 28;
const swatchGap = 8;
const legendItemGap = 22;

/** Space above the panels that the title and the legend take, units. */
export function topSpace({ title, legend, width }: Pick<Chart, "title" | "legend" | "width">): number {
  return outerMargin + titleSpace(title, width) + (legend?.rows.length ?? 0) * legendRowHeight;
}

/** Splits the items into rows that fit the width. */
export function legendRows(
  items: readonly LegendItem[],
  width: number,
  swatchWidth = lineSwatch,
): readonly (readonly LegendItem[])[] {
  const rows: LegendItem[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const itemWidth = swatchWidth + swatchGap + nameWidth(item.name) + legendItemGap;
    if (used + itemWidth - legendItemGap > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1].push(item);
    used += itemWidth;
  }
  return rows;
}

function titleSpace(title: string | undefined, width: number | undefined): number {
  return title === undefined ? 0 : titleLines(title, width).length * titleLineHeight + 10;
}

/** Splits a title into lines that fit the width of the figure; breaks words longer than a line. */
function titleLines(title: string, width: number = figureWidth): readonly string[] {
  const room = width - 2 * outerMargin;
  const lines: string[] = [];
  const words = visibleText(title).split(/\s+/);
  for (const word of words.flatMap((each) => brokenWord(each, room))) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && textWidth(longer, titleFontSize) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function brokenWord(word: string, room: number): readonly string[] {
  const parts = [""];
  for (const letter of word) {
    const longer = parts[parts.length - 1] + letter;
    if (longer === letter || textWidth(longer, titleFontSize) <= room) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts;
}

/** Draws a figure as wide as the column of a paper. */
export function renderChart(chart: Chart): Figure {
  const { width = figureWidth, height, title, description } = chart;
  const drawing = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  drawing.setOption(chartOption(chart));
  const svg = drawing.renderToSVGString({ useViewBox: true });
  drawing.dispose();
  const label = title === undefined ? "" : `<title>${escapeMarkup(title)}</title>`;
  const [widthMillimetres, heightMillimetres] = [width, height].map((units) => millimetres(units, width));
  const size = ` width="${widthMillimetres}mm" height="${heightMillimetres}mm"`;
  // Spell out invisible characters: names in axes and legends come from tables of users.
  const file = visibleText(forPrint(svg))
    .replace(/ width="[^"]*" height="[^"]*"/, size)
    // Pass a function: "$" has a meaning in a replacement text.
    .replace(">", () => `>${label}<desc>${escapeMarkup(description)}</desc>`)
    .replaceAll("<image ", '<image preserveAspectRatio="none" ');
  return { svg: file, title, description, widthMillimetres, heightMillimetres };
}

/**
 * Removes ECharts' additions for a mouse: hover rules, classes numbered by drawings of the process, and paths
 * without line and fill.
 */
function forPrint(svg: string): string {
  return svg
    .replace(/<style ><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>/, "")
    .replaceAll(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replaceAll(/<path [^>]*><\/path>\n/g, (path) =>
      /fill-opacity="0"|fill="none"(?! stroke=)/.test(path) ? "" : path,
    );
}

function millimetres(units: number, width: number): number {
  return Number(((units * columnMillimetres) / width).toFixed(3));
}

function chartOption({ title, panels, legend, width }: Chart): echarts.EChartsCoreOption {
  const legendTop = outerMargin + titleSpace(title, width);
  return {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily, color: inkColour },
    ...(title === undefined ? {} : { title: titleOption(title, width) }),
    legend: legend === undefined ? [] : legendOptions(legend, legendTop),
    grid: panels.map(({ place: { x: left, y: top, width, height } }) => {
      // Otherwise ECharts moves the panel to make room for the labels; the layout has reserved it already.
      return { left, top, width, height, outerBoundsMode: "none" };
    }),
    xAxis: panels.map(({ x, isFramed }, index) => axisOption(x, "x", { gridIndex: index, isFramed })),
    yAxis: panels.map(({ y, isFramed }, index) => axisOption(y, "y", { gridIndex: index, isFramed })),
    series: panels.flatMap(({ series }, index) =>
      series.map((each) => ({ ...each, xAxisIndex: index, yAxisIndex: index, silent: true })),
    ),
    graphic: panels.flatMap(({ place, graphics = [], isFramed = false }) =>
      [...graphics, ...(isFramed ? [frame(place)] : [])].map((each) => ({ ...each, silent: true })),
    ),
  };
}

function frame({ x, y, width, height }: Rectangle): object {
  return {
    type: "rect",
    z: 2,
    shape: { x, y, width, height },
    style: { fill: "none", stroke: inkColour, lineWidth: hairline },
  };
}

function titleOption(text: string, width: number | undefined): object {
  const font = { fontSize: titleFontSize, lineHeight: titleLineHeight, fontWeight: "normal", fontFamily };
  const textStyle = { ...font, color: inkColour };
  return {
    text: titleLines(text, width).join("\n"),
    left: "center",
    top: outerMargin,
    padding: 0,
    textStyle,
  };
}

function legendOptions({ rows, left, swatchWidth = lineSwatch }: Legend, top: number): readonly object[] {
  return rows.map((items, row) => ({
    data: items,
    left,
    top: top + row * legendRowHeight,
    padding: 0,
    itemGap: legendItemGap,
    itemWidth: swatchWidth,
    itemHeight: 14,
    selectedMode: false,
    textStyle: { fontSize: nameFontSize, color: inkColour },
  }));
}
