import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cannotCreate } from "./system-error.ts";

/**
 * Replaces a file atomically: readers see the old content or the complete new content. The data go to a
 * temporary file in the same directory, are flushed to disk, and are then renamed to the final path.
 *
 * @param path Final path; an existing file is replaced.
 * @param data The content; text is written as UTF-8.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written; any other failure (such as a full
 * disk) as an Error with the path in its message. The temporary file is removed in both cases.
 */
export async function writeFileAtomically(path: string, data: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 64)}.${randomUUID()}.tmp`);
  try {
    await writeFlushed(temporary, data);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {
      // Report the first error instead.
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
 * Flushes a directory so that a new file name survives a power failure. No effect on Windows, which cannot
 * open directories.
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
    // Ignore the error: the file is complete, only its durability is not guaranteed.
  }
}
