import { isShortcut } from "../shared/is-shortcut.ts";
import { elementById } from "../shared/page-data.ts";
import { axisName, valueText } from "./axis-text.ts";
import { movedCell } from "./moved-cell.ts";
import type { PhaseDrawing } from "./phase-drawing.ts";
import { type CellPlace, cellAt, cellCorner, type PhaseLayout } from "./phase-layout.ts";
import { spreadText } from "./spread-text.ts";

/** Tells of the cell under the pointer, or of the one that the arrow keys have reached. */
export interface PhaseCursor {
  /** The diagram has been drawn anew. */
  follow(drawing: PhaseDrawing): void;
}

/** @param onChosen Called with the cell on which the reader has clicked or pressed Enter. */
export function phaseCursor(canvas: HTMLCanvasElement, onChosen: (place: CellPlace) => void): PhaseCursor {
  let drawing: PhaseDrawing | undefined;
  let place: CellPlace | null = null;
  const show = (shown: CellPlace | null) => {
    place = shown;
    if (drawing !== undefined) showCell(drawing, place);
  };
  canvas.addEventListener("pointermove", ({ offsetX, offsetY }) => {
    if (drawing !== undefined) show(cellAt(drawing.layout, drawing, { x: offsetX, y: offsetY }));
  });
  canvas.addEventListener("pointerleave", () => show(null));
  canvas.addEventListener("blur", () => show(null));
  canvas.addEventListener("focus", () => {
    if (canvas.matches(":focus-visible")) show(place ?? { panel: 0, x: 0, y: 0 });
  });
  // Where a finger taps no pointer has moved before, and none is left.
  canvas.addEventListener("click", ({ offsetX, offsetY }) => {
    if (drawing === undefined) return;
    show(cellAt(drawing.layout, drawing, { x: offsetX, y: offsetY }));
    if (place !== null) onChosen(place);
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return show(null);
    if (drawing === undefined || isShortcut(event)) return;
    if (event.key === "Enter" && place !== null) onChosen(place);
    const moved = movedCell(place, event.key, {
      columns: drawing.columns,
      rows: drawing.rows,
      panels: drawing.panels.length,
    });
    if (moved === undefined) return;
    event.preventDefault();
    show(moved);
  });
  return {
    follow: (drawn) => {
      drawing = drawn;
      show(null);
    },
  };
}

function showCell(drawing: PhaseDrawing, place: CellPlace | null): void {
  const [frame, tip] = [elementById("phase-cell"), elementById("phase-tip")];
  frame.hidden = place === null;
  tip.hidden = place === null;
  if (place === null) return;
  const { layout, rows } = drawing;
  const { left, top } = cellCorner(layout, rows, place);
  const { style } = frame;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${layout.cellWidth}px`;
  style.height = `${layout.cellHeight}px`;
  tip.textContent = cellText(drawing, place);
  placeTip(tip, layout, { left, top });
}

/** Pixels that the text takes at most. */
const tipWidth = 328;

/** Above or below the cell, on the side with more room, and never beyond the picture. */
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

function cellText(
  { panels, quantity, xAxis, yAxis, columns }: PhaseDrawing,
  { panel, x, y }: CellPlace,
): string {
  const { title, cells } = panels[panel];
  const values = [
    ...(title === "" ? [] : [title]),
    `${axisName(xAxis)} ${valueText(xAxis.values[x])}`,
    ...(yAxis === null ? [] : [`${axisName(yAxis)} ${valueText(yAxis.values[y])}`]),
  ];
  return `${values.join(", ")}\n${quantity.label}: ${spreadText(cells[y * columns + x], quantity)}`;
}
