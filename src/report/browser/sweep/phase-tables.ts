import { axisName, valueText } from "./axis-text.ts";
import { dataTable } from "./data-table.ts";
import type { PhaseDrawing } from "./phase-drawing.ts";
import { spreadCell } from "./spread-text.ts";

/** The numbers of a phase diagram, a table for each of its panels. */
export function phaseTables(drawing: PhaseDrawing): readonly HTMLTableElement[] {
  const { panels, quantity, xAxis, yAxis, columns, rows } = drawing;
  const header = [
    yAxis === null ? "" : `${axisName(yAxis)} \\ ${axisName(xAxis)}`,
    ...xAxis.values.map(valueText),
  ];
  return panels.map(({ title, cells }) =>
    dataTable({
      caption: `${quantity.label}${title === "" ? "" : `, ${title}`}: mean ± standard deviation (runs)`,
      header,
      rows: Array.from({ length: rows }, (_, y) => [
        yAxis === null ? "all runs" : valueText(yAxis.values[y]),
        ...cells.slice(y * columns, (y + 1) * columns).map((cell) => spreadCell(cell, quantity)),
      ]),
    }),
  );
}
