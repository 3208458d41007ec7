import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cannotCreate } from "./system-error.ts";

/**
 * Writes a file so that its name never stands for anything but the old or the complete new content: the data
 * go to a temporary file in the same directory, are flushed to disk, and take the final name in one step.
 *
 * @param path Final path; a file of that name is replaced.
 * @param data The content; text is written as UTF-8.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written; any other failure (a full disk, say) as
 * an Error that names the path. No temporary file is left either way.
 */
export async function writeFileAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 64)}.${randomUUID()}.tmp`);
  try {
    await writeFlushed(temporary, data);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {
      // The first error is the one worth reporting.
    });
    throw cannotCreate(path, error);
  }
  await flushDirectory(dirname(path));
}

async function writeFlushed(path: string, data: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(data);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Makes the new name itself survive a power failure, where the platform can: Windows cannot open directories.
 */
export async function flushDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, "r");
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch {
    // The file is complete under its name already; only its durability is out of our hands.
  }
}
