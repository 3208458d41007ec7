import { scaleColour } from "./colour-scale.ts";
import type { PhaseDrawing } from "./phase-drawing.ts";
import type { PictureColours } from "./phase-painter.ts";
import { quantityText } from "./quantities.ts";

const [barWidth, ticks] = [14, 5];

/** The colour scale with its values, the greatest above. */
export function paintColourBar(
  context: CanvasRenderingContext2D,
  { layout, domain, quantity }: PhaseDrawing,
  { muted }: PictureColours,
): void {
  const { left, top, height } = layout.colourBar;
  for (let line = 0; line < height; line++) {
    context.fillStyle = scaleColour(1 - line / (height - 1), [0, 1]);
    context.fillRect(left, top + line, barWidth, 1);
  }
  const [from, to] = domain;
  context.font = "12px system-ui, sans-serif";
  context.fillStyle = muted;
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (let tick = 0; tick < ticks; tick++) {
    const share = tick / (ticks - 1);
    const value = from + share * (to - from);
    const text = quantity.unit === "share" ? `${100 * value} %` : quantityText(quantity, value);
    context.fillText(text, left + barWidth + 6, top + (1 - share) * (height - 1));
  }
}
