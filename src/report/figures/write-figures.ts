import path from "node:path";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { allFigures } from "./figure.ts";
import { figurePngIfAvailable } from "./figure-files.ts";
import type { FigureKind } from "./figure-kinds.ts";

/** A figure written by `writeFigures`. */
export interface WrittenFigure {
  readonly kind: FigureKind;
  readonly description: string;
  /** Path of the SVG file. */
  readonly svg: string;
  /** Path of the PNG file; undefined on a machine that cannot render it. */
  readonly png: string | undefined;
}

/**
 * Writes every figure that a run or a sweep has the data for as `KIND.svg` and, if this machine can render
 * it, `KIND.png`.
 * @param outDirectory An existing directory.
 * @throws AgopError as `figure`; INVALID_OUTPUT for a directory without write access.
 * @example
 * import { mkdir } from "node:fs/promises";
 * await mkdir("figures");
 * for (const { kind, svg, png } of await writeFigures("my-run", "figures")) console.log(kind, svg, png);
 */
export async function writeFigures(
  directory: string,
  outDirectory: string,
): Promise<readonly WrittenFigure[]> {
  const written: WrittenFigure[] = [];
  for await (const { kind, summary, figure } of allFigures(directory)) {
    const place = (extension: string) => path.join(outDirectory, `${kind}.${extension}`);
    await writeFileAtomically(place("svg"), figure.svg);
    const png = await figurePngIfAvailable(figure);
    if (png !== undefined) await writeFileAtomically(place("png"), png);
    const pngPath = png === undefined ? undefined : place("png");
    written.push({ kind, description: summary, svg: place("svg"), png: pngPath });
  }
  return written;
}
