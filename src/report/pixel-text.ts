import { forEachGlyphPixel, glyphHeight, glyphWidth } from "./pixel-font.ts";
import type { Raster } from "./raster.ts";
import { type Colour, ink } from "./shared/palette.ts";

/** Default pixels per font pixel. */
export const textScale = 2;
/** Height of a capital letter at the usual scale, pixels. */
export const textHeight = glyphHeight * textScale;

export interface TextOptions {
  /** Pixels per font pixel (default 2). */
  readonly scale?: number | undefined;
  /** Default: ink. */
  readonly colour?: Colour | undefined;
  /** Rotated to read from bottom to top (default false). */
  readonly vertical?: boolean | undefined;
}

/**
 * Writes one line of text.
 *
 * @param x Left edge, pixels.
 * @param y Top edge of the capital letters, pixels; for vertical text the bottom edge of the first letter.
 */
export function drawText(
  raster: Raster,
  text: string,
  x: number,
  y: number,
  options: TextOptions = {},
): void {
  const { scale = textScale, colour = ink, vertical = false } = options;
  [...text].forEach((character, index) => {
    const start = index * (glyphWidth + 1);
    forEachGlyphPixel(character, (column, row) => {
      const along = (start + column) * scale;
      const place = vertical
        ? { x: x + row * scale, y: y - along - scale }
        : { x: x + along, y: y + row * scale };
      raster.fill({ ...place, width: scale, height: scale }, colour);
    });
  });
}

/** Width of a line of text, pixels. */
export function textWidth(text: string, scale: number = textScale): number {
  return Math.max(0, [...text].length * (glyphWidth + 1) - 1) * scale;
}

/** Cuts a text to `width` pixels, with two dots at the end; empty if not even the dots fit. */
export function fitText(text: string, width: number, scale: number = textScale): string {
  if (textWidth(text, scale) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 0; kept -= 1) {
    const shorter = `${characters.slice(0, kept).join("")}..`;
    if (textWidth(shorter, scale) <= width) return shorter;
  }
  return "";
}
