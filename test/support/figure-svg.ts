import { PNG } from "pngjs";
import { type FigureOptions, figure } from "../../src/report/figures/figure.ts";

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

/** The SVG file of a figure of a run or a sweep. */
export async function figureSvg(options: FigureOptions): Promise<string> {
  return (await figure(options)).svg;
}

/**
 * An SVG file as text that is equal on every machine: numbers with one decimal, and images as lists of pixel
 * rows, with `#ffffff x 3` for three white pixels.
 */
export function svgSnapshot(svg: string): string {
  return svg
    .replaceAll(/data:image\/png;base64,([^"]+)/g, (_, base64: string) => `\n${pixelText(base64)}\n`)
    .replaceAll(/-?\d+\.\d+/g, (number) => String(Number(Number(number).toFixed(1))));
}

function pixelText(base64: string): string {
  const { width, height, data } = PNG.sync.read(Buffer.from(base64, "base64"));
  const colour = (x: number, y: number) =>
    `#${data.subarray(4 * (y * width + x), 4 * (y * width + x) + 3).toString("hex")}`;
  const row = (y: number) => inRuns(Array.from({ length: width }, (_, x) => colour(x, y))).join(", ");
  const rows = inRuns(Array.from({ length: height }, (_, y) => row(y)));
  return [`  ${width} x ${height} pixels`, ...rows.map((each) => `  ${each}`)].join("\n");
}

/** Joins equal neighbours: `a x 3`. */
function inRuns(values: readonly string[]): readonly string[] {
  const runs: { readonly value: string; count: number }[] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.value === value) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  return runs.map(({ value, count }) => (count === 1 ? value : `${value} x ${count}`));
}
