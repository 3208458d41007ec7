import { PNG } from "pngjs";
import { type Colour, missing } from "../shared/palette.ts";
import type { Rectangle } from "./chart.ts";

/** Minimum length of the longer side of an image in pixels: 600 dots per inch in a column. */
const wantedSide = 1400;

export interface CellImage {
  readonly rows: number;
  readonly columns: number;
  colourOf(row: number, column: number): Colour;
  /** Whether a cell has stripes across its colour (default none). */
  isHatched?(row: number, column: number): boolean;
}

/**
 * One square of pixels per cell as a PNG in a data URI. Cells are large, so that programs that blur scaled
 * images keep their colours.
 */
export function cellImage({ rows, columns, colourOf, isHatched }: CellImage): string {
  const side = Math.max(1, Math.ceil(wantedSide / Math.max(rows, columns)));
  const width = columns * side;
  const pixels = Buffer.alloc(3 * width * rows * side);
  for (let row = 0; row < rows; row += 1) {
    const top = 3 * width * row * side;
    const bottom = top + 3 * width * side;
    const hatched: number[] = [];
    for (let column = 0; column < columns; column += 1) {
      const start = top + 3 * column * side;
      pixels.fill(Buffer.from(colourOf(row, column)), start, start + 3 * side);
      if (isHatched?.(row, column) === true) hatched.push(start);
    }
    // Reuse the pixel line of a row of cells: lines differ only with stripes.
    for (let line = top + 3 * width; line < bottom; line += 3 * width)
      pixels.copyWithin(line, top, top + 3 * width);
    for (const start of hatched) hatch(pixels, start, { width, side });
  }
  const png = new PNG({ width, height: rows * side });
  png.data = pixels;
  // Store every row as its difference from the row above (filter 2), nearly always 0 in grids of squares, and
  // deflate with zlib's default strategy (0): no larger than the library's own choice, in half the time.
  const compression = { filterType: 2, deflateStrategy: 0, deflateLevel: 6 } as const;
  const file = PNG.sync.write(png, { ...compression, inputColorType: 2, inputHasAlpha: false, colorType: 2 });
  return `data:image/png;base64,${file.toString("base64")}`;
}

/** Diagonal stripes in a cell, four to its width. @param start Offset of its first pixel. */
function hatch(
  pixels: Buffer,
  start: number,
  { width, side }: { readonly width: number; readonly side: number },
): void {
  const period = Math.max(4, Math.round(side / 4));
  const thickness = Math.max(1, Math.round(period / 5));
  const stripe = Buffer.from(missing);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const pixel = start + 3 * (y * width + x);
      if ((x + y) % period < thickness) pixels.fill(stripe, pixel, pixel + 3);
    }
  }
}

/** Places the image in a rectangle of the figure, below axes and symbols. */
export function imageGraphic(image: string, { x, y, width, height }: Rectangle): object {
  return { type: "image", z: -1, style: { image, x, y, width, height } };
}
