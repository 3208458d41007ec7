import { namedValue } from "../../sweep-model/axis-text.ts";
import { spreadText } from "../../sweep-model/spread.ts";
import { CellCursor } from "../shared/cell-cursor.ts";
import type { CellGrid, CellPlace } from "../shared/cell-grid.ts";
import { elementById } from "../shared/element.ts";
import {
  cellAt,
  cellCodes,
  cellCorner,
  type PhaseDrawing,
  type PhaseLayout,
  spreadAt,
} from "./phase-drawing.ts";

/**
 * The cursor of a phase diagram, with a tooltip for its cell.
 * @param drawing The current drawing.
 * @param onChoose Called with the values of a chosen cell, by axis index, to show its runs.
 */
export function phaseCursor(
  canvas: HTMLCanvasElement,
  drawing: () => PhaseDrawing | undefined,
  onChoose: (codes: ReadonlyMap<number, number>) => void,
): CellCursor {
  return new CellCursor(canvas, {
    grid: () => {
      const drawn = drawing();
      return drawn === undefined ? undefined : gridOf(drawn);
    },
    onMove: (place) => showCell(drawing(), place),
    onChoose: (place) => {
      const drawn = drawing();
      if (drawn !== undefined) onChoose(new Map(cellCodes(drawn, place)));
    },
    // Let the tooltip ignore the pointer: it covers other cells.
    staysOnBlur: false,
  });
}

/** The keyboard cursor starts at the least values of both axes. */
function gridOf({ layout, rows, columns, panels }: PhaseDrawing): CellGrid {
  return {
    panels: panels.length,
    rows,
    columns,
    start: { panel: 0, row: rows - 1, column: 0 },
    cellAt: (x, y) => cellAt(layout, { columns, rows }, { x, y }),
  };
}

function showCell(drawing: PhaseDrawing | undefined, place: CellPlace | undefined): void {
  const [frame, tip] = [elementById("phase-cell"), elementById("phase-tip")];
  const isHidden = drawing === undefined || place === undefined;
  frame.hidden = isHidden;
  tip.hidden = isHidden;
  if (isHidden) return;
  const { layout } = drawing;
  const { left, top } = cellCorner(layout, place);
  const { style } = frame;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${layout.cellWidth}px`;
  style.height = `${layout.cellHeight}px`;
  tip.textContent = cellText(drawing, place);
  placeTip(tip, layout, { left, top });
}

/** Largest width of the text, pixels. */
const tipWidth = 328;

/** Places the tooltip above or below the cell, on the side with more room, inside the picture. */
function placeTip(
  { style }: HTMLElement,
  { width, height, cellHeight }: PhaseLayout,
  { left, top }: { readonly left: number; readonly top: number },
): void {
  style.left = `${Math.max(Math.min(left, width - tipWidth), 0)}px`;
  const isUpper = top < height / 2;
  style.top = isUpper ? `${top + cellHeight + 6}px` : "auto";
  style.bottom = isUpper ? "auto" : `${height - top + 6}px`;
}

function cellText(drawing: PhaseDrawing, place: CellPlace): string {
  const { quantity, sweepAxes } = drawing;
  const values = cellCodes(drawing, place).map(([axis, code]) =>
    namedValue(sweepAxes[axis], sweepAxes[axis].values[code]),
  );
  return `${values.join(", ")}\n${quantity.title}: ${spreadText(spreadAt(drawing, place), quantity)}`;
}
