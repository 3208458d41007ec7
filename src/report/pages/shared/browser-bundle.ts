import { readFile } from "node:fs/promises";
import { AgopError } from "../../../errors.ts";

/** The browser code of one page: script and style sheet, each one file without imports. */
export interface ClientBundle {
  readonly script: string;
  readonly style: string;
}

/**
 * The bundle built from `src/report/browser/NAME.ts`.
 * @throws AgopError INTERNAL if it has not been built.
 */
export async function browserBundle(name: string): Promise<ClientBundle> {
  // Resolves the same from src/ and from dist/.
  const file = (extension: string) =>
    new URL(`../../../../dist/report/browser/${name}.${extension}`, import.meta.url);
  try {
    const [script, style] = await Promise.all(
      ["js", "css"].map((extension) => readFile(file(extension), "utf8")),
    );
    return { script, style };
  } catch (cause) {
    throw new AgopError("INTERNAL", {
      argument: "dist/report/browser",
      given: `no bundle ${name}`,
      accepted: "a complete build: npm run build",
      cause,
    });
  }
}
