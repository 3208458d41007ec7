import { mostLines } from "../../shared/line-style.ts";
import { niceCellStep } from "../../shared/nice-step.ts";
import { axisTitle, isNumeric, valueText } from "../../sweep-model/axis-text.ts";
import { defaultGroups, defaultX } from "../../sweep-model/chosen-axes.ts";
import { quantityCurves, seriesNames } from "../../sweep-model/curves.ts";
import { type Quantity, quantities, quantityText } from "../../sweep-model/quantities.ts";
import { meanInterval, type Spread, spreadCell, spreadText } from "../../sweep-model/spread.ts";
import type { SweepAxis, SweepTable } from "../../sweep-model/sweep-table.ts";
import type { ChartPoint } from "../shared/chart-lines.ts";
import { dataTable, lazyDetails } from "../shared/data-table.ts";
import { type ChartContent, LineChart } from "../shared/line-chart.ts";
import { axisChoices, axisChoicesOrNone, quantityChoices, selectControl } from "./controls.ts";
import { lineStyles } from "./line-styles.ts";

/** Band around a mean: its 95 % interval, or the range of values. */
type Band = "interval" | "range";

/** A quantity along an axis, with one curve for each value of another. */
interface ShownCurves {
  readonly names: readonly string[];
  /** One point per value of the axis. */
  readonly curves: readonly (readonly (Spread | null)[])[];
  readonly quantity: Quantity;
  readonly along: SweepAxis;
  /** null for a single curve. */
  readonly series: SweepAxis | null;
  readonly band: Band;
}

/** Limit on bands: more would hide each other. */
const mostBands = 6;

/** Limit on lines with marked points: more are illegible and take a tenth of a second to draw. */
const mostMarked = 24;

/** Limit on labels below the chart. */
const mostLabels = 20;

/** A quantity against one axis, one line per value of another. @returns Redraws for other runs. */
export function curveSection(data: SweepTable): (rows: readonly number[]) => void {
  let rows: readonly number[] = [];
  const shown = (): ShownCurves => {
    const { along, series, quantity, band } = controls();
    return {
      names: seriesNames(data, series),
      curves: quantityCurves(data, rows, { along, series }, quantity),
      quantity,
      along: data.axes[along],
      series: series === null ? null : data.axes[series],
      band,
    };
  };
  const chart = new LineChart("curve-chart", () => chartOf(shown()));
  const fillTable = lazyDetails("curve-table", () => [tableOf(shown())]);
  const draw = () => {
    chart.draw();
    fillTable();
  };
  const controls = curveControls(data.axes, draw);
  return (next) => {
    rows = next;
    draw();
  };
}

/** The controls of the chart. @returns Reads the current choice. */
function curveControls(axes: readonly SweepAxis[], onChange: () => void) {
  const startsAlong = defaultX(axes) ?? 0;
  const quantity = selectControl({
    id: "curve-quantity",
    choices: quantityChoices,
    initial: quantities[0],
    onChange,
  });
  const along = selectControl({
    id: "curve-along",
    choices: axisChoices(axes),
    initial: startsAlong,
    onChange,
  });
  const by = selectControl({
    id: "curve-by",
    choices: axisChoicesOrNone(axes, "all runs together"),
    initial: defaultGroups(axes, [startsAlong], mostLines),
    onChange,
  });
  const band = selectControl<Band>({
    id: "curve-band",
    choices: [
      { value: "interval", label: "95 % interval of the mean" },
      { value: "range", label: "least to greatest" },
    ],
    initial: "interval",
    onChange,
  });
  return () => ({
    quantity: quantity.value(),
    along: along.value(),
    // Exclude the x axis: each line would be a single point.
    series: by.value() === along.value() ? null : by.value(),
    band: band.value(),
  });
}

function chartOf({ names, curves, quantity, along, series, band }: ShownCurves): ChartContent {
  const styles = lineStyles(series);
  const isOnScale = isNumeric(along);
  return {
    xName: axisTitle(along),
    yName: quantity.title,
    legend: series === null ? "" : axisTitle(series),
    ...(quantity.unit === "share"
      ? { scale: "share" }
      : { scale: "linear", yText: (value) => quantityText(quantity, value) }),
    ...(isOnScale ? { xLabels: labelledValues(along) } : { categories: along.values.map(valueText) }),
    lines: curves.map((spreads, index) => {
      const points = spreads.flatMap((spread, code) => {
        const x = isOnScale ? Number(along.values[code]) : code;
        return pointOf(x, spread, quantity, curves.length > mostBands ? undefined : band);
      });
      return { name: names[index], ...styles[index], marked: curves.length <= mostMarked, points };
    }),
  };
}

function labelledValues({ values }: SweepAxis): readonly number[] {
  const step = niceCellStep(values.length / mostLabels);
  return values.filter((_, code) => code % step === 0).map(Number);
}

function pointOf(
  x: number,
  spread: Spread | null,
  quantity: Quantity,
  band: Band | undefined,
): readonly ChartPoint[] {
  const measured = spread?.measured ?? null;
  if (measured === null) return [];
  const point = { x, y: measured.mean, note: spreadText(spread, quantity) };
  if (band === undefined) return [point];
  if (band === "range") return [{ ...point, low: measured.min, high: measured.max }];
  return [{ ...point, ...meanInterval(measured, quantity) }];
}

function tableOf({ names, curves, along, quantity }: ShownCurves): HTMLTableElement {
  return dataTable({
    caption: `${quantity.title}: mean ± standard deviation (runs)`,
    header: [axisTitle(along), ...names],
    rows: along.values.map((value, code) => [
      valueText(value),
      ...curves.map((points) => spreadCell(points[code], quantity)),
    ]),
  });
}
