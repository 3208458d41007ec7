import path from "node:path";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { allFigures } from "./figure.ts";
import type { FigureKind } from "./figure-kinds.ts";
import { figurePng } from "./figure-png.ts";

/** A figure that `writeFigures` has written. */
export interface WrittenFigure {
  readonly kind: FigureKind;
  readonly description: string;
  /** Paths of the two files. */
  readonly svg: string;
  readonly png: string;
}

/**
 * Writes every figure that a run or a sweep has enough for as `KIND.svg` and `KIND.png`.
 * @param outDirectory Must be there.
 * @throws AgopError as `figure`; INVALID_OUTPUT for a directory that cannot be written.
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
  for await (const { kind, description, svg } of allFigures(directory)) {
    const place = (extension: string) => path.join(outDirectory, `${kind}.${extension}`);
    await writeFileAtomically(place("svg"), svg);
    await writeFileAtomically(place("png"), await figurePng(svg));
    written.push({ kind, description, svg: place("svg"), png: place("png") });
  }
  return written;
}
