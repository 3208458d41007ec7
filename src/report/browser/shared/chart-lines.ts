import { presentColour } from "./theme.ts";

/** A point of a line, with its interval. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
  /** Text to show instead of the value. */
  readonly note?: string;
}

export interface ChartLine {
  /** Unique in the chart. */
  readonly name: string;
  /** In the order of x. */
  readonly points: readonly ChartPoint[];
  /** A colour, or a custom property of the style sheet such as `--blue`. */
  readonly colour: string;
  /** Default solid. */
  readonly dash?: "solid" | "dashed" | "dotted";
  /** Pixels (default 2). */
  readonly width?: number;
  /** Step line: constant up to the next point (default false). */
  readonly stepped?: boolean;
  /** Part of a cloud of many lines (default false). */
  readonly faint?: boolean;
  /** Whether to mark points (default false); marks a single point always. */
  readonly marked?: boolean;
}

/** The points of a line for ECharts; null interrupts the line. */
export function chartPoints(
  points: readonly ChartPoint[],
  scale: "share" | "linear" | "logarithmic",
): readonly (readonly [x: number, y: number | null])[] {
  return points.map(({ x, y }) => [x, scale === "logarithmic" && !(y > 0) ? null : y]);
}

/** A line for ECharts. */
export function lineSeries(line: ChartLine, scale: Parameters<typeof chartPoints>[1]): object {
  const { name, points, dash: type = "solid", width = 2, stepped = false, faint = false } = line;
  const isMarked = line.marked === true || points.length === 1;
  return {
    id: name,
    name,
    type: "line",
    data: chartPoints(points, scale),
    step: stepped ? "end" : false,
    showSymbol: isMarked,
    symbol: isMarked ? "circle" : "none",
    symbolSize: 6,
    color: presentColour(line.colour),
    lineStyle: { width: faint ? faintLook.width : width, type, opacity: faint ? faintLook.opacity : 1 },
    silent: true,
    z: 3,
  };
}

const faintLook = { width: 1.25, opacity: 0.55 };

/** What makes one of many faint lines stand out, or go back, as the chart library takes it. */
export function highlightOf({ name }: Pick<ChartLine, "name">, isHighlighted: boolean): object {
  return {
    id: name,
    z: isHighlighted ? 4 : 3,
    lineStyle: isHighlighted ? { width: 3, opacity: 1 } : faintLook,
  };
}

/**
 * The band around a line; none for points without intervals. ECharts draws a band as an invisible line with
 * the difference stacked on it.
 */
export function bandSeries({ name, points, colour: given }: ChartLine): readonly object[] {
  if (!points.some(({ low }) => low !== undefined)) return [];
  const colour = presentColour(given);
  const series = {
    type: "line",
    stack: `band ${name}`,
    stackStrategy: "all",
    symbol: "none",
    silent: true,
    lineStyle: { opacity: 0 },
    color: colour,
    z: 2,
  };
  const ends = points.map(({ x, y, low = y, high = y }) => ({ x, low, high }));
  return [
    { ...series, data: ends.map(({ x, low }) => [x, low]) },
    {
      ...series,
      data: ends.map(({ x, low, high }) => [x, high - low]),
      areaStyle: { color: colour, opacity: 0.18 },
    },
  ];
}
