/** A point of a line, with what surrounds it. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
  /** Said of it in place of its value. */
  readonly note?: string;
}

export interface ChartLine {
  readonly name: string;
  /** In the order of x. */
  readonly points: readonly ChartPoint[];
  readonly colour: string;
  readonly dash: "solid" | "dashed" | "dotted";
  /** Constant up to the next point; default false. */
  readonly stepped?: boolean;
  /** One of many, which are seen together; default false. */
  readonly faint?: boolean;
  /** Whether its points are marked; default false. */
  readonly marked?: boolean;
}

/** A line as the chart library has it. */
export function lineSeries({ name, points, colour, dash, ...style }: ChartLine): object {
  const { stepped = false, faint = false, marked = false } = style;
  return {
    name,
    type: "line",
    data: points.map(({ x, y }) => [x, y]),
    step: stepped ? "end" : false,
    showSymbol: marked,
    symbol: faint && !marked ? "none" : "circle",
    symbolSize: 6,
    color: colour,
    lineStyle: { width: faint ? 1.25 : 2.25, type: dash, opacity: faint ? 0.55 : 1 },
    silent: true,
    z: 3,
  };
}

/** The band around a line; none where its points have no ends. A band is an invisible line with the difference stacked on it. */
export function bandSeries({ points, colour }: ChartLine, index: number): readonly object[] {
  if (!points.some(({ low }) => low !== undefined)) return [];
  const series = {
    type: "line",
    stack: `band ${index}`,
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
