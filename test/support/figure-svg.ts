import { PNG } from "pngjs";

/** A picture inside an SVG file. */
export interface EmbeddedImage {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Red, green and blue at the centre of a cell in an image of `rows` x `columns` cells. */
  cell(row: number, column: number, rows: number, columns: number): readonly number[];
}

/** The pictures of an SVG file, in order. */
export function imagesOf(svg: string): readonly EmbeddedImage[] {
  return Array.from(svg.matchAll(/<image [^>]*>/g), ([tag]) => {
    const number = (name: string) => Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(tag)?.[1] ?? 0);
    const base64 = /base64,([^"]+)/.exec(tag)?.[1] ?? "";
    const { width, height, data } = PNG.sync.read(Buffer.from(base64, "base64"));
    return {
      x: number("x"),
      y: number("y"),
      width: number("width"),
      height: number("height"),
      cell: (row, column, rows, columns) => {
        const x = Math.floor(((column + 0.5) * width) / columns);
        const y = Math.floor(((row + 0.5) * height) / rows);
        return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3)];
      },
    };
  });
}

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The texts of an SVG file with their translations. */
export function textsOf(svg: string): readonly PlacedText[] {
  const pattern =
    /<text [^>]*?transform="(?:translate\(|matrix\(0,-1,1,0,)([\d.-]+)[ ,]([\d.-]+)\)"[^>]*>([^<]*)<\/text>/g;
  return Array.from(svg.matchAll(pattern), ([, x, y, text]) => ({ text, x: Number(x), y: Number(y) }));
}

/** The corners of every line of this colour and of `width` units. */
export function linesOf(
  svg: string,
  colour: string,
  width: number,
): readonly (readonly [number, number])[][] {
  const tags = [...svg.matchAll(/<path d="([^"]*)"([^>]*)>/g)];
  return tags
    .filter(([, , rest]) => rest.includes(`stroke="${colour}"`) && rest.includes(`stroke-width="${width}"`))
    .map(([, path]) =>
      Array.from(path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g), ([, x, y]) => [Number(x), Number(y)] as const),
    );
}

/**
 * Position of a value along an axis, interpolated from two of its labels.
 * @param labels The labels and their values.
 */
export function scaleOf(
  svg: string,
  axis: "x" | "y",
  labels: readonly [readonly [label: string, value: number], readonly [label: string, value: number]],
): (value: number) => number {
  const texts = textsOf(svg);
  // Take the lowest labels for the x axis, the leftmost for the y axis.
  const place = (label: string) => {
    const found = texts.filter(({ text }) => text === label);
    if (found.length === 0) throw new Error(`no label ${label}`);
    const sorted = found.sort((a, b) => (axis === "x" ? b.y - a.y : a.x - b.x));
    return sorted[0][axis];
  };
  const [[first, low], [second, high]] = labels;
  const [from, to] = [place(first), place(second)];
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}
