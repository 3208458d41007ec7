import { Raster, type Rectangle } from "../raster.ts";
import { type Colour, missing } from "../shared/palette.ts";

/** Least number of pixels of the longer side of an image: 600 dots per inch in a column. */
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
  const raster = new Raster(columns * side, rows * side);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cell = { x: column * side, y: row * side, width: side, height: side };
      raster.fill(cell, colourOf(row, column));
      if (isHatched?.(row, column) === true) raster.hatch(cell, missing);
    }
  }
  return `data:image/png;base64,${Buffer.from(raster.toPng()).toString("base64")}`;
}

/** Places the image in a rectangle of the figure, below axes and symbols. */
export function imageGraphic(image: string, { x, y, width, height }: Rectangle): object {
  return { type: "image", z: -1, style: { image, x, y, width, height } };
}
