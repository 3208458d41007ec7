import path from "node:path";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { availableFigures, figure } from "./figure.ts";
import type { FigureKind } from "./figure-kinds.ts";
import { figurePng } from "./figure-png.ts";

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
 */
export async function writeFigures(
  directory: string,
  outDirectory: string,
): Promise<readonly WrittenFigure[]> {
  const written: WrittenFigure[] = [];
  for (const { kind, description, lack } of await availableFigures(directory)) {
    if (lack !== undefined) continue;
    const drawn = await figure({ directory, kind });
    const svg = path.join(outDirectory, `${kind}.svg`);
    const png = path.join(outDirectory, `${kind}.png`);
    await writeFileAtomically(svg, drawn);
    await writeFileAtomically(png, await figurePng(drawn));
    written.push({ kind, description, svg, png });
  }
  return written;
}
