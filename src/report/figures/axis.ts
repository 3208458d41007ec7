import { hairline, inkColour, labelGap, nameFontSize, tickFontSize, tickLength } from "./figure-style.ts";
import { labelsWidth } from "./text-width.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** An axis of a panel. */
export interface FigureAxis {
  /** Name with unit; empty for none. */
  readonly name: string;
  /** Value at the left or lower end; above `to` on a reversed axis. */
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** Whether `from`, `to` and the ticks are decimal logarithms of what is drawn; default false. */
  readonly isLogarithmic?: boolean | undefined;
  /** Whether labels and name are written; default true. */
  readonly isLabelled?: boolean | undefined;
  /** Space to the left of the panel, units; default: fit to labels and name. */
  readonly space?: number | undefined;
  readonly position?: "left" | "bottom" | "top" | undefined;
}

/** Space of an axis to the left of its panel, units. */
export function leftSpace({ ticks, name, isLabelled = true, space }: FigureAxis): number {
  const labels = isLabelled ? labelGap + labelsWidth(ticks.map(({ label }) => label)) : 0;
  return space ?? tickLength + labels + (name === "" ? 0 : 2 * labelGap + nameFontSize);
}

/** Space of an axis above or below its panel, units. */
export function heightSpace({ name, isLabelled = true }: FigureAxis): number {
  const labels = isLabelled ? labelGap + tickFontSize : 0;
  return tickLength + labels + (name === "" ? 0 : labelGap + nameFontSize);
}

/** The axis for ECharts; centres its name at distance `leftSpace` or `heightSpace`. */
export function axisOption(
  axis: FigureAxis,
  direction: "x" | "y",
  { gridIndex, isFramed = false }: { readonly gridIndex: number; readonly isFramed?: boolean | undefined },
): object {
  const { name, from, to, ticks, isLabelled = true, position } = axis;
  const values = ticks.map(({ at }) => at);
  const distance = direction === "x" ? heightSpace(axis) : leftSpace(axis);
  return {
    type: "value",
    gridIndex,
    min: Math.min(from, to),
    max: Math.max(from, to),
    inverse: from > to,
    position: position ?? (direction === "x" ? "bottom" : "left"),
    name,
    nameLocation: "middle",
    nameGap: distance - nameFontSize,
    nameMoveOverlap: false,
    nameTextStyle: { fontSize: nameFontSize, color: inkColour },
    splitLine: { show: false },
    axisLine: {
      show: !isFramed,
      onZero: false,
      lineStyle: { color: inkColour, width: hairline, cap: "square" },
    },
    axisTick: {
      show: true,
      length: tickLength,
      lineStyle: { color: inkColour, width: hairline },
      customValues: values,
    },
    axisLabel: {
      show: isLabelled,
      fontSize: tickFontSize,
      color: inkColour,
      margin: tickLength + labelGap,
      hideOverlap: false,
      customValues: values,
      formatter: (value: number) => nearestLabel(ticks, value),
    },
  };
}

function nearestLabel(ticks: readonly Tick[], value: number): string {
  const nearest = ticks.reduce<Tick | undefined>(
    (best, tick) =>
      best === undefined || Math.abs(tick.at - value) < Math.abs(best.at - value) ? tick : best,
    undefined,
  );
  return nearest?.label ?? "";
}
