import type { LineStyle } from "../shared/line-style.ts";
import type { FigureAxis } from "./axis.ts";
import type { LegendItem, Panel, Rectangle } from "./chart.ts";
import { lineWidth } from "./figure-style.ts";

/** A point of a line; an undefined y interrupts the line. */
export interface LinePoint {
  readonly x: number;
  readonly y: number | undefined;
  /** Ends of the interval around y. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface Line {
  readonly name: string;
  readonly style: LineStyle;
  readonly points: readonly LinePoint[];
  /** Whether points have symbols; default true. */
  readonly hasSymbols?: boolean | undefined;
  /** Line width in units; default the width of all figures. */
  readonly width?: number | undefined;
}

export interface LinePanelOptions {
  readonly place: Rectangle;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly lines: readonly Line[];
}

const symbolSize = 11;
/** Limit on symbols along a line; more would hide it. */
const mostSymbols = 12;
/** Draw intervals as bars up to this number of points, and as a band above. */
const mostBars = 12;

/** Lines with their intervals. */
export function linePanel({ place, x, y, lines }: LinePanelOptions): Panel {
  const drawn = lines.map((line) => ({ ...line, points: placed(line.points, x, y) }));
  return { place, x, y, series: [...drawn.map(intervals), ...drawn.map(lineSeries)].flat() };
}

/** Converts points to positions on the axes; a logarithmic axis has no place for 0 and negative values. */
function placed(points: readonly LinePoint[], x: FigureAxis, y: FigureAxis): readonly LinePoint[] {
  const along = placeOn(x);
  const upwards = placeOn(y);
  // Cut an interval off at the axis if its end has no place on a logarithmic scale.
  const end = (value: number | undefined) => (value === undefined ? undefined : (upwards(value) ?? y.from));
  return points.flatMap((point): readonly LinePoint[] => {
    const at = along(point.x);
    if (at === undefined) return [];
    const { y: value, low, high } = point;
    return [{ x: at, y: value === undefined ? undefined : upwards(value), low: end(low), high: end(high) }];
  });
}

function placeOn({ isLogarithmic = false }: FigureAxis): (value: number) => number | undefined {
  if (!isLogarithmic) return (value) => value;
  return (value) => (value > 0 ? Math.log10(value) : undefined);
}

/** A sample of the line. */
export function lineLegendItem({
  name,
  style: { colour, dashes },
}: Pick<Line, "name" | "style">): LegendItem {
  return {
    name,
    itemStyle: { color: colour, borderWidth: 0 },
    lineStyle: { color: colour, width: lineWidth, type: dashes },
  };
}

function lineSeries(
  { name, style, points, hasSymbols = true, width = lineWidth }: Line,
  index: number,
): object {
  const { colour, dashes, symbol } = style;
  const step = Math.max(1, Math.ceil(points.length / mostSymbols));
  // Stagger the symbols: lines that coincide then show them in turn.
  const isMarked = (at: number) => hasSymbols && at % step === (step > 2 ? (index * 2) % step : 0);
  return {
    name,
    type: "line",
    z: 3,
    data: points.map(({ x, y }, at) => {
      return { value: [x, y ?? "-"], symbol: isMarked(at) ? symbol : "none" };
    }),
    symbol,
    symbolSize,
    color: colour,
    itemStyle: { color: colour, borderWidth: 2.4 },
    lineStyle: { color: colour, width, type: dashes, cap: "butt" },
  };
}

interface IntervalPoint {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

function intervals({ style, points }: Line): readonly object[] {
  const known = points.flatMap(({ x, low, high }): readonly IntervalPoint[] =>
    low === undefined || high === undefined ? [] : [{ x, low, high }],
  );
  if (known.every(({ low, high }) => low === high)) return [];
  const shapes = points.length > mostBars ? [band(known, style)] : known.map((point) => bar(point, style));
  return [
    {
      type: "custom",
      clip: true,
      data: [0],
      renderItem: (_: unknown, { coord }: Coordinates) => {
        return { type: "group", children: shapes.map((shape) => shape(coord)) };
      },
    },
  ];
}

interface Coordinates {
  /** Converts a point of the axes to units of the figure. */
  coord(point: readonly [x: number, y: number]): readonly [number, number];
}

type Shape = (coord: Coordinates["coord"]) => object;

function band(points: readonly IntervalPoint[], { colour }: LineStyle): Shape {
  return (coord) => {
    const upper = points.map(({ x, high }) => coord([x, high]));
    const lower = points.map(({ x, low }) => coord([x, low])).reverse();
    return {
      type: "polygon",
      shape: { points: [...upper, ...lower] },
      style: { fill: colour, opacity: 0.2 },
    };
  };
}

const capWidth = 8;

function bar({ x, low, high }: IntervalPoint, { colour }: LineStyle): Shape {
  return (coord) => {
    const [middle, bottom] = coord([x, low]);
    const [, top] = coord([x, high]);
    const line = (x1: number, y1: number, x2: number, y2: number) => {
      return { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colour, lineWidth: 2 } };
    };
    const cap = (at: number) => line(middle - capWidth / 2, at, middle + capWidth / 2, at);
    return { type: "group", children: [line(middle, bottom, middle, top), cap(bottom), cap(top)] };
  };
}
