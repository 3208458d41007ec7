import type { SweepAxis } from "../../pages/sweep/sweep-page-data.ts";
import { niceCellStep } from "../../shared/nice-step.ts";
import { axisName, isNumeric, valueText } from "./axis-text.ts";
import type { ChartContent } from "./chart-content.ts";
import type { ChartPoint } from "./chart-series.ts";
import { lineStyles } from "./line-styles.ts";
import { type Quantity, quantityText } from "./quantities.ts";
import type { QuantityCurve } from "./quantity-curves.ts";
import type { Spread } from "./spread.ts";
import { spreadText } from "./spread-text.ts";

/** What surrounds the line of a mean: its 95 % interval, or the least and the greatest value. */
export type Band = "interval" | "range";

export interface CurveContentOptions {
  readonly curves: readonly QuantityCurve[];
  readonly quantity: Quantity;
  readonly along: SweepAxis;
  /** The axis with one curve for each of its values; null for a single curve. */
  readonly series: SweepAxis | null;
  readonly band: Band;
}

/** More bands than these hide each other. */
const mostBands = 6;

/** Points of more lines than these are seen by nobody, and take a tenth of a second to draw. */
const mostMarked = 24;

/** Labels that find room below the chart. */
const mostLabels = 20;

/** The chart of a quantity along an axis. */
export function curveContent({ curves, quantity, along, series, band }: CurveContentOptions): ChartContent {
  const styles = lineStyles(series);
  return {
    xName: axisName(along),
    yName: quantity.label,
    legend: series === null ? "" : axisName(series),
    yText: (value) => axisText(quantity, value),
    ...(isNumeric(along) ? { xLabels: labelledValues(along) } : { categories: along.values.map(valueText) }),
    ...(quantity.unit === "share" ? { yMax: 1 } : {}),
    lines: curves.map(({ name, points }, index) => {
      const shown = points.flatMap((spread, code) => {
        const x = isNumeric(along) ? Number(along.values[code]) : code;
        return chartPoint(x, spread, quantity, curves.length > mostBands ? undefined : band);
      });
      // A single point has no line.
      const marked = curves.length <= mostMarked || shown.length === 1;
      return { name, ...styles[index], marked, points: shown };
    }),
  };
}

function labelledValues({ values }: SweepAxis): readonly number[] {
  const step = niceCellStep(values.length / mostLabels);
  return values.filter((_, code) => code % step === 0).map(Number);
}

function axisText(quantity: Quantity, value: number): string {
  return quantity.unit === "share" ? `${Number((100 * value).toFixed(1))} %` : quantityText(quantity, value);
}

function chartPoint(
  x: number,
  spread: Spread | null,
  quantity: Quantity,
  band: Band | undefined,
): readonly ChartPoint[] {
  const measured = spread?.measured ?? null;
  if (measured === null) return [];
  const point = { x, y: measured.mean, note: spreadText(spread, quantity) };
  if (band === undefined) return [point];
  const { mean, halfWidth, min, max } = measured;
  if (band === "range") return [{ ...point, low: min, high: max }];
  const most = quantity.unit === "share" ? 1 : Number.POSITIVE_INFINITY;
  return [{ ...point, low: Math.max(mean - halfWidth, 0), high: Math.min(mean + halfWidth, most) }];
}
