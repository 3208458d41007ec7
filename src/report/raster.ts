import { PNG } from "pngjs";
import { type Colour, paper } from "./shared/palette.ts";

/** A rectangle in pixels; x grows to the right, y downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A picture in memory. Clips drawing at its edges. */
export class Raster {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  /** A picture of width x height pixels, all of the paper's colour. */
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(3 * width * height);
    this.fill({ x: 0, y: 0, width, height }, paper);
  }

  fill({ x, y, width, height }: Rectangle, colour: Colour): void {
    const left = Math.max(x, 0);
    const right = Math.min(x + width, this.width);
    const top = Math.max(y, 0);
    const bottom = Math.min(y + height, this.height);
    if (left >= right || top >= bottom) return;
    const [red, green, blue] = colour;
    const start = 3 * (top * this.width + left);
    const end = start + 3 * (right - left);
    for (let offset = start; offset < end; offset += 3) {
      this.#pixels[offset] = red;
      this.#pixels[offset + 1] = green;
      this.#pixels[offset + 2] = blue;
    }
    for (let row = 1; row < bottom - top; row += 1) {
      this.#pixels.copyWithin(start + 3 * row * this.width, start, end);
    }
  }

  /** A frame of the given thickness in pixels (default 1) just outside the rectangle. */
  frame({ x, y, width, height }: Rectangle, colour: Colour, thickness = 1): void {
    const fullWidth = width + 2 * thickness;
    this.fill({ x: x - thickness, y: y - thickness, width: fullWidth, height: thickness }, colour);
    this.fill({ x: x - thickness, y: y + height, width: fullWidth, height: thickness }, colour);
    this.fill({ x: x - thickness, y, width: thickness, height }, colour);
    this.fill({ x: x + width, y, width: thickness, height }, colour);
  }

  /** A disc of the given diameter in pixels, centred in the rectangle. */
  disc({ x, y, width, height }: Rectangle, diameter: number, colour: Colour): void {
    const middleX = x + width / 2;
    const middleY = y + height / 2;
    for (let row = y; row < y + height; row += 1) {
      for (let column = x; column < x + width; column += 1) {
        const distance = Math.hypot(column + 0.5 - middleX, row + 0.5 - middleY);
        if (distance <= diameter / 2) this.fill({ x: column, y: row, width: 1, height: 1 }, colour);
      }
    }
  }

  /** Diagonal stripes in a rectangle, four to its width. */
  hatch({ x, y, width, height }: Rectangle, colour: Colour): void {
    const period = Math.max(4, Math.round(width / 4));
    const thickness = Math.max(1, Math.round(period / 5));
    for (let row = 0; row < height; row += 1)
      for (let column = -(row % period); column < width; column += period) {
        const left = Math.max(0, column);
        const stripe = Math.min(column + thickness, width) - left;
        this.fill({ x: x + left, y: y + row, width: stripe, height: 1 }, colour);
      }
  }

  /** The picture as a PNG file: 8 bits per channel, no transparency, the same bytes for the same picture. */
  toPng(): Uint8Array {
    const png = new PNG({ width: this.width, height: this.height });
    png.data = Buffer.from(this.#pixels.buffer);
    // Store every row as its difference from the row above (filter 2), nearly always 0 in grids of squares,
    // and deflate with zlib's default strategy (0): no larger than a filter chosen per row by the library, in
    // half the time.
    const compression = { filterType: 2, deflateStrategy: 0, deflateLevel: 6 } as const;
    const options = { ...compression, inputColorType: 2, inputHasAlpha: false, colorType: 2 } as const;
    return PNG.sync.write(png, options);
  }
}
