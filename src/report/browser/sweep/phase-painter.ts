import { axisName } from "./axis-text.ts";
import { paintCell } from "./paint-cell.ts";
import { paintColourBar } from "./paint-colour-bar.ts";
import type { PhaseDrawing } from "./phase-drawing.ts";
import { cellCorner } from "./phase-layout.ts";
import { labelFont, nameFont, type PictureColours, pictureColours, titleFont } from "./picture-style.ts";
import { fillTurnedText } from "./turned-text.ts";

/** Draws a phase diagram on a canvas, which takes its size. */
export function paintPhaseDiagram(canvas: HTMLCanvasElement, drawing: PhaseDrawing): void {
  const context = sizedContext(canvas, drawing.layout);
  const colours = pictureColours();
  // A picture that is saved has its paper.
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, drawing.layout.width, drawing.layout.height);
  for (const panel of drawing.panels.keys()) paintPanel(context, drawing, panel, colours);
  paintColourBar(context, drawing, colours);
}

function sizedContext(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D {
  // Whole pixels only: with 1.5 of them the edges of the cells would be grey.
  const ratio = Math.max(Math.round(devicePixelRatio), 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser does not draw on canvases");
  context.scale(ratio, ratio);
  return context;
}

function paintPanel(
  context: CanvasRenderingContext2D,
  drawing: PhaseDrawing,
  panel: number,
  colours: PictureColours,
): void {
  const { columns, rows, layout, panels, domain, quantity } = drawing;
  const { left, top } = layout.panels[panel];
  const size = { width: layout.cellWidth, height: layout.cellHeight };
  for (const [index, spread] of panels[panel].cells.entries()) {
    const corner = cellCorner(layout, rows, { panel, x: index % columns, y: Math.floor(index / columns) });
    paintCell(context, spread, { ...corner, ...size }, { domain, quantity, colours });
  }
  context.strokeStyle = colours.line;
  context.strokeRect(left - 0.5, top - 0.5, columns * size.width + 1, rows * size.height + 1);
  context.fillStyle = colours.ink;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.font = titleFont;
  context.fillText(panels[panel].title, left, top - 10);
  paintColumnLabels(context, drawing, panel, colours);
  paintRowLabels(context, drawing, panel, colours);
}

function paintColumnLabels(
  context: CanvasRenderingContext2D,
  { layout, columnLabels, columns, rows, xAxis }: PhaseDrawing,
  panel: number,
  { ink, muted }: PictureColours,
): void {
  const { left, top } = layout.panels[panel];
  const bottom = top + rows * layout.cellHeight;
  context.font = labelFont;
  context.fillStyle = muted;
  context.textBaseline = columnLabels.turned ? "middle" : "top";
  context.textAlign = columnLabels.turned ? "right" : "center";
  for (const [x, text] of columnLabels.texts.entries()) {
    if (x % columnLabels.every !== 0) continue;
    const middle = left + (x + 0.5) * layout.cellWidth;
    if (columnLabels.turned) fillTurnedText(context, text, middle, bottom + 6);
    else context.fillText(text, middle, bottom + 6);
  }
  context.font = nameFont;
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "top";
  const middle = left + (columns * layout.cellWidth) / 2;
  context.fillText(axisName(xAxis), middle, bottom + columnLabels.space + 4);
}

function paintRowLabels(
  context: CanvasRenderingContext2D,
  { layout, rowLabels, rows, yAxis }: PhaseDrawing,
  panel: number,
  { ink, muted }: PictureColours,
): void {
  if (yAxis === null) return;
  const { left, top } = layout.panels[panel];
  context.font = labelFont;
  context.fillStyle = muted;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const [y, text] of rowLabels.texts.entries())
    if (y % rowLabels.every === 0)
      context.fillText(text, left - 6, top + (rows - y - 0.5) * layout.cellHeight);
  context.font = nameFont;
  context.fillStyle = ink;
  context.textAlign = "center";
  fillTurnedText(context, axisName(yAxis), left - rowLabels.space - 12, top + (rows * layout.cellHeight) / 2);
}
