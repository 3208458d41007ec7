import path from "node:path";
import { readInput } from "../../../io/read-input.ts";
import type { ReportedFigure } from "./reproduction-report.ts";

/** A picture of the report, embedded in the page. */
export interface FigureData {
  /** A `data:` address. */
  readonly source: string;
  /** Text alternative. */
  readonly description: string;
}

const types: Readonly<Record<string, string>> = { ".svg": "image/svg+xml", ".png": "image/png" };

/**
 * The pictures named by a report. Skips names outside the directory and files of other types.
 * @throws AgopError INVALID_FILE for a missing picture.
 */
export async function figureData(
  directory: string,
  figures: readonly ReportedFigure[],
): Promise<readonly FigureData[]> {
  const pictures = figures.filter(({ file }) => path.basename(file) === file && path.extname(file) in types);
  return Promise.all(
    pictures.map(async ({ file, description }) => {
      const bytes = await readInput(path.join(directory, file), "a figure that the report names");
      const source = `data:${types[path.extname(file)]};base64,${Buffer.from(bytes).toString("base64")}`;
      return { source, description };
    }),
  );
}
