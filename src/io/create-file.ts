import { randomUUID } from "node:crypto";
import { link, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { flushDirectory, writeFileAtomically } from "./atomic-write.ts";
import { cannotWrite } from "./cannot-write.ts";
import { errorCode } from "./read-input.ts";

/**
 * Creates a file with its whole content, where there is none: of two processes that do so at the same time one succeeds.
 * @returns False where the file is there already.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written.
 */
export async function createFile(path: string, content: string): Promise<boolean> {
  const whole = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await writeFileAtomically(whole, content);
    await link(whole, path);
    await flushDirectory(dirname(path));
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    // A file system without hard links: there the two could not be told apart anyway.
    if (!["EPERM", "ENOTSUP", "ENOSYS"].includes(errorCode(error))) throw cannotWrite(path, error);
    await writeFileAtomically(path, content);
    return true;
  } finally {
    await rm(whole, { force: true });
  }
}
