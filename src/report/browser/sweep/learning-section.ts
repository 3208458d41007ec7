import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { evenChoice } from "../../shared/even-choice.ts";
import { valueText } from "../../sweep-model/axis-text.ts";
import { dataTable, lazyDetails } from "../shared/data-table.ts";
import { elementById } from "../shared/element.ts";
import { LineChart } from "../shared/line-chart.ts";
import { lineStyle } from "./line-styles.ts";

export interface ShownCurves {
  readonly rows: readonly number[];
  /** Whether the reader selected the runs; otherwise they come from the filters of the table. */
  readonly selected: boolean;
}

/** Draw more lines than this as one cloud: nobody can tell them apart. */
const mostNamed = 18;

/** Limit on the lines of a cloud. */
const mostDrawn = 50;

/** Test accuracy by iteration of some runs. @returns Redraws for other runs. */
export function learningSection(
  data: SweepPageData,
  curves: readonly Float32Array[],
): (shown: ShownCurves) => void {
  let shown: ShownCurves = { rows: [], selected: false };
  const rowsWithCurve = () => shown.rows.filter((row) => curves[row].length > 0);
  const rowsDrawn = () => evenChoice(rowsWithCurve(), mostDrawn);
  const fillTable = lazyDetails("learning-table", () => [learningTable(data, curves, rowsDrawn())]);
  const chart = new LineChart("learning-chart", () => {
    const rows = rowsDrawn();
    const isNamed = rows.length <= mostNamed && shown.selected;
    return {
      xName: "iteration",
      yName: "test accuracy",
      scale: "share",
      legend: isNamed ? "" : null,
      lines: rows.map((row, index) => ({
        name: runName(data, row),
        ...lineStyle(isNamed ? index : 0),
        faint: !isNamed,
        points: Array.from(curves[row], (y, at) => ({ x: at + 1, y })),
      })),
    };
  });
  return (next) => {
    shown = next;
    chart.draw();
    elementById("learning-runs").textContent = said(
      shown.selected,
      rowsDrawn().length,
      rowsWithCurve().length,
    );
    fillTable();
  };
}

function said(selected: boolean, drawn: number, all: number): string {
  const runs = drawn === all ? `${all}` : `${drawn} of the ${all}`;
  return selected
    ? `Selected in the table: ${runs}.`
    : `Matching runs of the table that have a curve: ${runs}. Select runs there to compare them by name.`;
}

function runName({ axes, runs }: SweepPageData, row: number): string {
  const values = axes.map(({ values }, axis) => valueText(values[runs.codes[axis][row]]));
  return [`run ${runs.run[row]}`, ...(values.length === 0 ? [] : [`(${values.join(", ")})`])].join(" ");
}

function learningTable(
  data: SweepPageData,
  curves: readonly Float32Array[],
  rows: readonly number[],
): HTMLTableElement {
  const iterations = rows.reduce((most, row) => Math.max(most, curves[row].length), 0);
  return dataTable({
    caption: "Test accuracy in percent by iteration",
    header: ["run", ...Array.from({ length: iterations }, (_, at) => String(at + 1))],
    rows: rows.map((row) => [
      runName(data, row),
      ...Array.from(curves[row], (value) => (100 * value).toFixed(0)),
    ]),
  });
}
