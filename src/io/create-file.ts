import { randomUUID } from "node:crypto";
import { link, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AgopError } from "../errors.ts";
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
    if (!["EPERM", "ENOTSUP", "ENOSYS"].includes(errorCode(error))) throw outputError(path, error);
    // The disk may have room for one of them.
    await rm(whole, { force: true });
    return await createUnlinked(path, content);
  } finally {
    await rm(whole, { force: true });
  }
}

/** On a file system without hard links: the one that comes second may find the content of the first unfinished. */
async function createUnlinked(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx", flush: true });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    await rm(path, { force: true });
    throw cannotWrite(path, error);
  }
}

/** What `writeFileAtomically` throws says already what is wrong, or has the error of the system as its cause. */
function outputError(path: string, error: unknown): AgopError {
  if (error instanceof AgopError) return error;
  return cannotWrite(path, error instanceof Error ? (error.cause ?? error) : error);
}
