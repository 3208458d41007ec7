import { inkOn, scaleColour } from "./colour-scale.ts";
import type { PictureColours } from "./picture-style.ts";
import type { Quantity } from "./quantities.ts";
import type { Spread } from "./spread.ts";

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

/** From this size on cells are set apart, and from the other on there is room for a number. */
const [apart, roomy] = [8, { width: 38, height: 18 }];

/** A cell in the colour of its mean: hatched where no run has a value, left blank where no run is finished. */
export function paintCell(
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
  const colour = scaleColour(mean, domain);
  context.fillStyle = colour;
  context.fillRect(inner.left, inner.top, inner.width, inner.height);
  if (width < roomy.width || height < roomy.height) return;
  context.font = "11px system-ui, sans-serif";
  context.fillStyle = inkOn(colour);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortNumber(mean, quantity), left + inner.width / 2, top + inner.height / 2 + 0.5);
}

/** Percent without their sign, which the colour bar has. */
function shortNumber(value: number, { unit }: Quantity): string {
  if (unit === "share") return (100 * value).toFixed(0);
  return unit === "iterations"
    ? String(Number(value.toFixed(value < 10 ? 1 : 0)))
    : String(Number(value.toPrecision(2)));
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
