import { PNG } from "pngjs";

export type Pixel = readonly number[];

/** A decoded PNG with its plot area. */
export interface DecodedPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of a pixel. */
  at(x: number, y: number): Pixel;
  /** Area inside the first frame from the top that is at least 200 pixels wide. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/**
 * Decodes a picture of src/report.
 *
 * @param frame Colour of the frame around the plot.
 * @throws Error without a frame.
 */
export function decodePicture(file: Uint8Array, frame: Pixel): DecodedPicture {
  const { width, height, data } = PNG.sync.read(Buffer.from(file));
  const at = (x: number, y: number): Pixel => [
    ...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3),
  ];
  const [red, green, blue] = frame;
  const isFrame = (x: number, y: number): boolean => {
    const offset = 4 * (y * width + x);
    if (x >= width || y >= height) return false;
    return data[offset] === red && data[offset + 1] === green && data[offset + 2] === blue;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let run = 0;
      while (isFrame(x + run, y)) run += 1;
      if (run >= 200) {
        let down = 0;
        while (isFrame(x, y + down)) down += 1;
        return { width, height, at, plot: { x: x + 1, y: y + 1, width: run - 2, height: down - 2 } };
      }
      x += run;
    }
  }
  throw new Error("the picture has no frame");
}
