import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { elementById } from "../shared/page-data.ts";
import { onThemeChange } from "../shared/theme.ts";
import { lazyDetails } from "./lazy-details.ts";
import type { PhaseAxes } from "./phase-cells.ts";
import { phaseControls } from "./phase-controls.ts";
import { phaseCursor } from "./phase-cursor.ts";
import { type PhaseDrawing, phaseDrawing } from "./phase-drawing.ts";
import type { CellPlace } from "./phase-layout.ts";
import { paintPhaseDiagram } from "./phase-painter.ts";
import { phaseTables } from "./phase-tables.ts";
import { labelFont } from "./picture-style.ts";

export interface PhaseDiagramOptions {
  readonly data: SweepPageData;
  readonly axes: PhaseAxes;
  /** Called with the values of a cell, by the places of their axes, when the reader wants to see its runs. */
  readonly onCell: (codes: ReadonlyMap<number, number>) => void;
}

/** The phase diagram of the page. @returns Draws it from other runs. */
export function phaseDiagram(options: PhaseDiagramOptions): (rows: readonly number[]) => void {
  const { data, onCell } = options;
  const canvas = canvasById("phase-canvas");
  const widthOf = labelWidth(canvas);
  let rows: readonly number[] = [];
  let drawing: PhaseDrawing | undefined;
  const draw = () => {
    const [axes, quantity] = [controls.axes(), controls.quantity()];
    const width = elementById("phase-figure").clientWidth;
    drawing = phaseDrawing(data, { rows, axes, quantity, width, widthOf });
    paintPhaseDiagram(canvas, drawing);
    cursor.follow(drawing);
    fillTables();
  };
  const controls = phaseControls(data.axes, options.axes, draw);
  const fillTables = lazyDetails("phase-tables", () => (drawing === undefined ? [] : phaseTables(drawing)));
  const cursor = phaseCursor(canvas, (place) => onCell(codesOf(controls.axes(), place)));
  onThemeChange(draw);
  addEventListener("resize", draw);
  return (shown) => {
    rows = shown;
    draw();
  };
}

function codesOf({ x, y, facet }: PhaseAxes, place: CellPlace): ReadonlyMap<number, number> {
  const codes = new Map([[x, place.x]]);
  if (y !== null) codes.set(y, place.y);
  if (facet !== null) codes.set(facet, place.panel);
  return codes;
}

function canvasById(id: string): HTMLCanvasElement {
  const canvas = elementById(id);
  if (canvas instanceof HTMLCanvasElement) return canvas;
  throw new Error(`${id} is no canvas`);
}

function labelWidth(canvas: HTMLCanvasElement): (text: string) => number {
  const context = canvas.getContext("2d");
  return (text) => {
    if (context === null) return 0;
    context.font = labelFont;
    return context.measureText(text).width;
  };
}
