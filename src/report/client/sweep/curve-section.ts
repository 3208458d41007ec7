import type { SweepAxis, SweepPageData } from "../../sweep-page/sweep-page-data.ts";
import { onThemeChange } from "../page/theme.ts";
import { axisChoices, axisChoicesOrNone, quantityChoices } from "./axis-choices.ts";
import { axisName, isNumeric, valueText } from "./axis-text.ts";
import type { ChartPoint } from "./chart-series.ts";
import { dataTable } from "./data-table.ts";
import { defaultCurveAxis, defaultSeriesAxis } from "./default-axes.ts";
import { labelStep } from "./label-step.ts";
import { lazyDetails } from "./lazy-details.ts";
import { lineStyles } from "./line-styles.ts";
import { type Quantity, quantities, quantityText } from "./quantities.ts";
import { type QuantityCurve, quantityCurves } from "./quantity-curves.ts";
import { selectControl } from "./select-control.ts";
import { seriesChart } from "./series-chart.ts";
import type { Spread } from "./spread.ts";
import { spreadCell, spreadText } from "./spread-text.ts";

type Band = "interval" | "range";

/** A quantity against one axis, one line for each value of another. @returns Draws it from other runs. */
export function curveSection(data: SweepPageData): (rows: readonly number[]) => void {
  const show = seriesChart("curve-chart");
  let rows: readonly number[] = [];
  let curves: readonly QuantityCurve[] = [];
  const fillTable = lazyDetails("curve-table", () => [
    curveTable(curves, data.axes[along.value()], quantity.value()),
  ]);
  const draw = () => {
    const series = by.value() === along.value() ? null : by.value();
    const axis = data.axes[along.value()];
    curves = quantityCurves(data, rows, { along: along.value(), series }, quantity.value());
    const styles = lineStyles(series === null ? null : data.axes[series]);
    show({
      xName: axisName(axis),
      yName: quantity.value().label,
      legend: series === null ? "" : axisName(data.axes[series]),
      yText: (value) => axisText(quantity.value(), value),
      ...(isNumeric(axis) ? { xLabels: labelledValues(axis) } : { categories: axis.values.map(valueText) }),
      ...(quantity.value().unit === "share" ? { yMax: 1 } : {}),
      lines: curves.map(({ name, points }, index) => ({
        name,
        ...styles[index],
        marked: true,
        points: points.flatMap((spread, code) =>
          chartPoint(spread, axis, code, quantity.value(), band.value()),
        ),
      })),
    });
    fillTable();
  };
  const startsAlong = defaultCurveAxis(data.axes);
  const quantity = selectControl({
    id: "curve-quantity",
    choices: quantityChoices,
    initial: quantities[0],
    onChange: draw,
  });
  const along = selectControl({
    id: "curve-along",
    choices: axisChoices(data.axes),
    initial: startsAlong,
    onChange: draw,
  });
  const by = selectControl({
    id: "curve-by",
    choices: axisChoicesOrNone(data.axes, "all runs together"),
    initial: defaultSeriesAxis(data.axes, startsAlong),
    onChange: draw,
  });
  const band = selectControl<Band>({
    id: "curve-band",
    choices: [
      { value: "interval", label: "95 % interval of the mean" },
      { value: "range", label: "least to greatest" },
    ],
    initial: "interval",
    onChange: draw,
  });
  onThemeChange(draw);
  return (shown) => {
    rows = shown;
    draw();
  };
}

/** Labels that find room below the chart. */
const mostLabels = 20;

function labelledValues({ values }: SweepAxis): readonly number[] {
  const step = labelStep(values.length / mostLabels);
  return values.filter((_, code) => code % step === 0).map(Number);
}

function axisText(quantity: Quantity, value: number): string {
  return quantity.unit === "share" ? `${Number((100 * value).toFixed(1))} %` : quantityText(quantity, value);
}

function chartPoint(
  spread: Spread | null,
  axis: SweepAxis,
  code: number,
  quantity: Quantity,
  band: Band,
): readonly ChartPoint[] {
  if (spread?.measured == null) return [];
  const { mean, halfWidth, min, max } = spread.measured;
  const most = quantity.unit === "share" ? 1 : Number.POSITIVE_INFINITY;
  const ends =
    band === "range"
      ? { low: min, high: max }
      : { low: Math.max(mean - halfWidth, 0), high: Math.min(mean + halfWidth, most) };
  return [
    {
      x: isNumeric(axis) ? Number(axis.values[code]) : code,
      y: mean,
      ...ends,
      note: spreadText(spread, quantity),
    },
  ];
}

function curveTable(curves: readonly QuantityCurve[], axis: SweepAxis, quantity: Quantity): HTMLTableElement {
  return dataTable({
    caption: `${quantity.label}: mean ± standard deviation (runs)`,
    header: [axisName(axis), ...curves.map(({ name }) => name)],
    rows: axis.values.map((value, code) => [
      valueText(value),
      ...curves.map(({ points }) => spreadCell(points[code], quantity)),
    ]),
  });
}
