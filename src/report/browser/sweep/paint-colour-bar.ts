import { scaleColour } from "./colour-scale.ts";
import type { PhaseDrawing } from "./phase-drawing.ts";
import { labelFont, nameFont, type PictureColours } from "./picture-style.ts";
import { quantityText } from "./quantities.ts";
import { fillTurnedText } from "./turned-text.ts";

const [barWidth, ticks, nameDistance] = [14, 5, 58];

/** The colour scale with its values, the greatest above. */
export function paintColourBar(
  context: CanvasRenderingContext2D,
  { layout, domain, quantity }: PhaseDrawing,
  { ink, muted }: PictureColours,
): void {
  const { left, top, height } = layout.colourBar;
  for (let line = 0; line < height; line++) {
    context.fillStyle = scaleColour(1 - line / (height - 1), [0, 1]);
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
  fillTurnedText(context, quantity.label, left + barWidth + nameDistance, top + height / 2);
}
