import { axisTitle, valueText } from "../../sweep-model/axis-text.ts";
import { changedAxes, type PhaseAxes } from "../../sweep-model/chosen-axes.ts";
import { type Quantity, quantities } from "../../sweep-model/quantities.ts";
import { spreadCell } from "../../sweep-model/spread.ts";
import type { SweepAxis, SweepTable } from "../../sweep-model/sweep-table.ts";
import { dataTable, lazyDetails } from "../shared/data-table.ts";
import { elementById } from "../shared/element.ts";
import { onThemeChange } from "../shared/theme.ts";
import { axisChoices, axisChoicesOrNone, quantityChoices, selectControl } from "./controls.ts";
import { phaseCursor } from "./phase-cursor.ts";
import { type PhaseDrawing, phaseDrawing } from "./phase-drawing.ts";
import { labelFont, paintPhaseDiagram } from "./phase-painter.ts";

export interface PhaseSectionOptions {
  readonly data: SweepTable;
  readonly axes: PhaseAxes;
  /** Called with the values of a chosen cell, by axis index, to show its runs. */
  readonly onCell: (codes: ReadonlyMap<number, number>) => void;
}

/** The phase diagram of the page. @returns Redraws for other runs. */
export function phaseSection(options: PhaseSectionOptions): (rows: readonly number[]) => void {
  const { data, onCell } = options;
  const canvas = elementById("phase-canvas", HTMLCanvasElement);
  const widthOf = labelWidth(canvas);
  let rows: readonly number[] = [];
  let drawing: PhaseDrawing | undefined;
  const draw = () => {
    const [axes, quantity] = [controls.axes(), controls.quantity()];
    const width = elementById("phase-figure").clientWidth;
    drawing = phaseDrawing(data, { rows, axes, quantity, width, widthOf });
    paintPhaseDiagram(canvas, drawing);
    cursor.clear();
    fillTables();
  };
  const controls = phaseControls(data.axes, options.axes, draw);
  const fillTables = lazyDetails("phase-tables", () => (drawing === undefined ? [] : phaseTables(drawing)));
  const cursor = phaseCursor(canvas, () => drawing, onCell);
  onThemeChange(draw);
  addEventListener("resize", draw);
  return (shown) => {
    rows = shown;
    draw();
  };
}

function labelWidth(canvas: HTMLCanvasElement): (text: string) => number {
  const context = canvas.getContext("2d");
  return (text) => {
    if (context === null) return 0;
    context.font = labelFont;
    return context.measureText(text).width;
  };
}

/** The choices of the reader for the phase diagram. */
interface PhaseControls {
  quantity(): Quantity;
  axes(): PhaseAxes;
}

function phaseControls(axes: readonly SweepAxis[], initial: PhaseAxes, onChange: () => void): PhaseControls {
  let chosen = initial;
  const change = (place: keyof PhaseAxes) => (choice: number | null) => {
    chosen = changedAxes(chosen, place, choice, axes.length);
    x.show(chosen.x);
    y.show(chosen.y);
    facet.show(chosen.facet);
    onChange();
  };
  const quantity = selectControl({
    id: "phase-quantity",
    choices: quantityChoices,
    initial: quantities[0],
    onChange,
  });
  const x = selectControl<number>({
    id: "phase-x",
    choices: axisChoices(axes),
    initial: initial.x,
    onChange: change("x"),
  });
  const choices = axisChoicesOrNone(axes, "none");
  const y = selectControl({ id: "phase-y", choices, initial: initial.y, onChange: change("y") });
  const facet = selectControl({
    id: "phase-facet",
    choices,
    initial: initial.facet,
    onChange: change("facet"),
  });
  return { quantity: quantity.value, axes: () => chosen };
}

/** The numbers of a phase diagram, one table per panel. */
function phaseTables(drawing: PhaseDrawing): readonly HTMLTableElement[] {
  const { panels, quantity, xAxis, yAxis, columns, rows } = drawing;
  const header = [
    yAxis === null ? "" : `${axisTitle(yAxis)} \\ ${axisTitle(xAxis)}`,
    ...xAxis.values.map(valueText),
  ];
  return panels.map(({ title, cells }) =>
    dataTable({
      caption: `${quantity.title}${title === "" ? "" : `, ${title}`}: mean ± standard deviation (runs)`,
      header,
      rows: Array.from({ length: rows }, (_, y) => [
        yAxis === null ? "all runs" : valueText(yAxis.values[y]),
        ...cells.slice(y * columns, (y + 1) * columns).map((cell) => spreadCell(cell, quantity)),
      ]),
    }),
  );
}
