import path from "node:path";
import { readInput } from "../../../io/read-input.ts";

/** A picture of the report, embedded in the page. */
export interface Figure {
  readonly name: string;
  /** A `data:` address. */
  readonly source: string;
}

const types: Readonly<Record<string, string>> = { ".svg": "image/svg+xml", ".png": "image/png" };

/**
 * The pictures named by a report. Skips names outside the directory and files of other types.
 * @throws AgopError INVALID_FILE for a missing picture.
 */
export async function figureData(directory: string, names: readonly string[]): Promise<readonly Figure[]> {
  const pictures = names.filter((name) => path.basename(name) === name && path.extname(name) in types);
  return Promise.all(
    pictures.map(async (name) => {
      const bytes = await readInput(path.join(directory, name), "a figure that the report names");
      const source = `data:${types[path.extname(name)]};base64,${Buffer.from(bytes).toString("base64")}`;
      return { name, source };
    }),
  );
}
