import { cssColour, inkOn } from "../../shared/css-colour.ts";
import { sequentialColour } from "../../shared/sequential-colour.ts";
import { axisTitle } from "../../sweep-model/axis-text.ts";
import { type Quantity, quantityText, unitsShown } from "../../sweep-model/quantities.ts";
import type { Spread } from "../../sweep-model/spread.ts";
import { themeColour } from "../shared/theme.ts";
import { cellCorner, type PhaseDrawing } from "./phase-drawing.ts";

/** Colours of the page for a picture. */
interface PictureColours {
  readonly paper: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
}

function pictureColours(): PictureColours {
  return {
    paper: themeColour("--paper"),
    ink: themeColour("--ink"),
    muted: themeColour("--muted"),
    line: themeColour("--line"),
  };
}

/** Fonts of the values on an axis, of its name, and of a panel. */
export const labelFont = "12px system-ui, sans-serif";
const nameFont = "13px system-ui, sans-serif";
const titleFont = "600 14px system-ui, sans-serif";

/** Draws a phase diagram on a canvas and resizes the canvas to it. */
export function paintPhaseDiagram(canvas: HTMLCanvasElement, drawing: PhaseDrawing): void {
  const context = sizedContext(canvas, drawing.layout);
  const colours = pictureColours();
  // Paint the background, for a saved picture.
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, drawing.layout.width, drawing.layout.height);
  for (const panel of drawing.panels.keys()) paintPanel(context, drawing, panel, colours);
  paintColourBar(context, drawing, colours);
}

function sizedContext(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D {
  // Use whole pixels: at a ratio of 1.5 the edges of the cells would be grey.
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
    const row = rows - 1 - Math.floor(index / columns);
    const corner = cellCorner(layout, { panel, row, column: index % columns });
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
  context.fillText(axisTitle(xAxis), middle, bottom + columnLabels.space + 4);
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
  fillTurnedText(
    context,
    axisTitle(yAxis),
    left - rowLabels.space - 12,
    top + (rows * layout.cellHeight) / 2,
  );
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface CellStyle {
  readonly domain: readonly [number, number];
  readonly quantity: Quantity;
  readonly colours: PictureColours;
}

/** Smallest cells with a gap between them, and with room for a number. */
const [apart, roomy] = [8, { width: 38, height: 18 }];

/** Paints a cell in the colour of its mean: hatched if no run has a value, blank if no run is finished. */
function paintCell(
  context: CanvasRenderingContext2D,
  spread: Spread | null,
  { left, top, width, height }: Rectangle,
  { domain, quantity, colours }: CellStyle,
): void {
  if (spread === null) return;
  const border = width >= apart && height >= apart ? 1 : 0;
  const inner = { left, top, width: width - border, height: height - border };
  if (spread.measured === null) {
    hatch(context, inner, colours);
    return;
  }
  const { mean } = spread.measured;
  const [from, to] = domain;
  const colour = sequentialColour((mean - from) / (to - from));
  context.fillStyle = cssColour(colour);
  context.fillRect(inner.left, inner.top, inner.width, inner.height);
  if (width < roomy.width || height < roomy.height) return;
  context.font = "11px system-ui, sans-serif";
  context.fillStyle = inkOn(colour);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortNumber(mean, quantity), left + inner.width / 2, top + inner.height / 2 + 0.5);
}

/** A value without its unit; the colour bar shows the unit. */
function shortNumber(value: number, { unit }: Quantity): string {
  const shown = unitsShown[unit].factor * value;
  if (unit === "share") return shown.toFixed(0);
  return String(Number(unit === "count" ? shown.toFixed(shown < 10 ? 1 : 0) : shown.toPrecision(2)));
}

function hatch(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Rectangle,
  { line, muted }: PictureColours,
): void {
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  context.fillStyle = line;
  context.globalAlpha = 0.45;
  context.fillRect(left, top, width, height);
  context.globalAlpha = 0.5;
  context.strokeStyle = muted;
  context.beginPath();
  for (let x = left - height; x < left + width; x += 8) {
    context.moveTo(x, top + height);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

const [barWidth, ticks, nameDistance] = [14, 5, 58];

/** The colour scale with its values, the greatest at the top. */
function paintColourBar(
  context: CanvasRenderingContext2D,
  { layout, domain, quantity }: PhaseDrawing,
  { ink, muted }: PictureColours,
): void {
  const { left, top, height } = layout.colourBar;
  for (let line = 0; line < height; line++) {
    context.fillStyle = cssColour(sequentialColour(1 - line / (height - 1)));
    context.fillRect(left, top + line, barWidth, 1);
  }
  const [from, to] = domain;
  context.font = labelFont;
  context.fillStyle = muted;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (let tick = 0; tick < ticks; tick++) {
    const share = tick / (ticks - 1);
    const value = from + share * (to - from);
    const text = quantity.unit === "share" ? `${100 * value} %` : quantityText(quantity, value);
    context.fillText(text, left + barWidth + 6, top + (1 - share) * (height - 1));
  }
  context.font = nameFont;
  context.fillStyle = ink;
  context.textAlign = "center";
  fillTurnedText(context, quantity.title, left + barWidth + nameDistance, top + height / 2);
}

/** Draws text rotated to read upwards, centred on a point. */
function fillTurnedText(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.save();
  context.translate(x, y);
  context.rotate(-Math.PI / 2);
  context.fillText(text, 0, 0);
  context.restore();
}
