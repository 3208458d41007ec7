import { mkdir, readFile, writeFile } from "node:fs/promises";
import * as assert from "uvu/assert";

/** If set to 1, tests write their snapshots instead of comparing. */
const update = "AGOP_UPDATE_SNAPSHOTS";

/**
 * Compares a text with the committed one beside the test, in `snapshots/`, so that a reviewer sees changes as
 * a diff.
 *
 * @param testFile `import.meta.url` of the test.
 * @param name Name of the file in `snapshots/`, with its extension.
 * @param text Must be the same on every machine: from fixed input, rounded, without paths and times.
 */
export async function matchesSnapshot(testFile: string, name: string, text: string): Promise<void> {
  const file = new URL(`./snapshots/${name}`, testFile);
  if (process.env[update] === "1") {
    await mkdir(new URL("./", file), { recursive: true });
    await writeFile(file, text);
    return;
  }
  const expected = await readFile(file, "utf8").catch(() => "");
  const pattern = new URL(testFile).pathname.split("/").slice(-2).join("/");
  assert.fixture(text, expected, `${name} has changed. If that is meant: ${update}=1 npm test -- ${pattern}`);
}
