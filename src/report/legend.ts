import { drawText, textHeight, textWidth } from "./pixel-text.ts";
import type { Raster, Rectangle } from "./raster.ts";
import { type Colour, ink } from "./shared/palette.ts";

export interface LegendEntry {
  readonly label: string;
  readonly colour: Colour;
  /** Draws a mark on top of the swatch (default none). */
  readonly mark?: ((raster: Raster, swatch: Rectangle) => void) | undefined;
}

const swatchSide = textHeight + 2;
const swatchGap = 8;
const entryGap = 28;
const lineHeight = swatchSide + 10;

interface PlacedEntry extends LegendEntry {
  readonly x: number;
  readonly line: number;
}

/** Draws entries from left to right, wrapped at `width` pixels. */
function place(entries: readonly LegendEntry[], width: number): readonly PlacedEntry[] {
  let x = 0;
  let line = 0;
  return entries.map((entry) => {
    const entryWidth = swatchSide + swatchGap + textWidth(entry.label);
    if (x > 0 && x + entryWidth > width) {
      x = 0;
      line += 1;
    }
    const placed = { ...entry, x, line };
    x += entryWidth + entryGap;
    return placed;
  });
}

/** Height of the legend at this width, pixels. */
export function legendHeight(entries: readonly LegendEntry[], width: number): number {
  const lines = Math.max(0, ...place(entries, width).map(({ line }) => line + 1));
  return lines * lineHeight;
}

export function drawLegend(
  raster: Raster,
  entries: readonly LegendEntry[],
  { x, y, width }: Omit<Rectangle, "height">,
): void {
  for (const entry of place(entries, width)) {
    const swatch = { x: x + entry.x, y: y + entry.line * lineHeight, width: swatchSide, height: swatchSide };
    raster.fill(swatch, entry.colour);
    raster.frame(swatch, ink);
    entry.mark?.(raster, swatch);
    drawText(raster, entry.label, swatch.x + swatchSide + swatchGap, swatch.y + 1);
  }
}
