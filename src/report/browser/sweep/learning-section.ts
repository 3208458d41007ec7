import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { evenChoice } from "../../shared/even-choice.ts";
import { axisTitle, valueText } from "../../sweep-model/axis-text.ts";
import { defaultGroups } from "../../sweep-model/chosen-axes.ts";
import { quantityNamed } from "../../sweep-model/quantities.ts";
import { dataTable, lazyDetails } from "../shared/data-table.ts";
import { elementById } from "../shared/element.ts";
import { type ChartKey, LineChart } from "../shared/line-chart.ts";
import { axisChoicesOrNone, selectControl } from "./controls.ts";
import { type LineStyle, lineStyle, lineStyles } from "./line-styles.ts";

export interface ShownCurves {
  readonly rows: readonly number[];
  /** Whether the reader selected the runs; otherwise they come from the filters of the table. */
  readonly selected: boolean;
}

/** A value of every iteration, for each run. */
export type LearningCurves = Readonly<Record<LearningQuantity, readonly Float32Array[]>>;

type LearningQuantity = "test_accuracy" | "test_loss";

/** More lines than these are told apart by nobody: they are drawn as one cloud. */
const mostNamed = 18;

/** Limit on the lines of a cloud. */
const mostDrawn = 50;

/** Values of a parameter that has a colour for each of them at first. */
const mostColours = 12;

/** A quantity by iteration of some runs. @returns Draws that of others. */
export function learningSection(data: SweepPageData, curves: LearningCurves): (shown: ShownCurves) => void {
  let shown: ShownCurves = { rows: [], selected: false };
  const curvesShown = () => curves[quantity.value()];
  const rowsWithCurve = () => shown.rows.filter((row) => curvesShown()[row].length > 0);
  const rowsDrawn = () => evenChoice(rowsWithCurve(), mostDrawn);
  const fillTable = lazyDetails("learning-table", () => [
    learningTable(data, curvesShown(), rowsDrawn(), quantity.value()),
  ]);
  const chart = new LineChart("learning-chart", () => {
    const rows = rowsDrawn();
    const place = by.value();
    const isNamed = rows.length <= mostNamed && shown.selected;
    const colours = runColours(data, isNamed ? null : place);
    return {
      xName: "iteration",
      yName: quantityNamed(quantity.value()).title,
      scale: quantity.value() === "test_loss" ? "logarithmic" : "share",
      legend: isNamed ? "" : null,
      ...(isNamed || place === null ? {} : { key: colourKey(data, place) }),
      lines: rows.map((row, index) => ({
        name: runName(data, row),
        ...(isNamed ? lineStyle(index) : colours(row)),
        faint: !isNamed,
        points: Array.from(curvesShown()[row], (y, at) => ({ x: at + 1, y })),
      })),
    };
  });
  const draw = () => {
    chart.draw();
    elementById("learning-runs").textContent = said(
      shown.selected,
      rowsDrawn().length,
      rowsWithCurve().length,
    );
    fillTable();
  };
  const quantity = selectControl<LearningQuantity>({
    id: "learning-quantity",
    choices: (["test_accuracy", "test_loss"] as const).map((value) => {
      return { value, label: quantityNamed(value).title };
    }),
    initial: "test_accuracy",
    onChange: draw,
  });
  const by = selectControl({
    id: "learning-by",
    choices: axisChoicesOrNone(data.axes, "one for all runs"),
    initial: defaultGroups(data.axes, [], mostColours),
    onChange: draw,
  });
  return (next) => {
    shown = next;
    draw();
  };
}

/** The look of a run's line, by its value of an axis. @param place Of the axis; null for one look for all. */
function runColours({ axes, runs }: SweepPageData, place: number | null): (row: number) => LineStyle {
  if (place === null) return () => lineStyle(0);
  const styles = lineStyles(axes[place]);
  return (row) => styles[runs.codes[place][row]];
}

/** The values of an axis with their looks. */
function colourKey({ axes }: SweepPageData, place: number): ChartKey {
  const axis = axes[place];
  const styles = lineStyles(axis);
  return {
    heading: axisTitle(axis),
    entries: axis.values.map((value, code) => ({ name: valueText(value), ...styles[code] })),
  };
}

function said(selected: boolean, drawn: number, all: number): string {
  const choice = drawn === all ? "" : ` The chart has an even choice of ${drawn} of them.`;
  return selected
    ? `Selected in the table: ${all}.${choice}`
    : `Matching runs of the table that have a curve: ${all}.${choice} Select runs there to compare them by name.`;
}

function runName({ axes, runs }: SweepPageData, row: number): string {
  const values = axes.map(({ values }, axis) => valueText(values[runs.codes[axis][row]]));
  return [`run ${runs.run[row]}`, ...(values.length === 0 ? [] : [`(${values.join(", ")})`])].join(" ");
}

function learningTable(
  data: SweepPageData,
  curves: readonly Float32Array[],
  rows: readonly number[],
  quantity: LearningQuantity,
): HTMLTableElement {
  const text = (value: number) =>
    quantity === "test_loss" ? value.toExponential(2) : (100 * value).toFixed(0);
  const iterations = rows.reduce((most, row) => Math.max(most, curves[row].length), 0);
  return dataTable({
    caption: quantity === "test_loss" ? "Test loss by iteration" : "Test accuracy in percent by iteration",
    header: ["Run", ...Array.from({ length: iterations }, (_, at) => String(at + 1))],
    rows: rows.map((row) => [runName(data, row), ...Array.from(curves[row], text)]),
  });
}
