import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AgopError } from "../errors.ts";
import { flushDirectory, writeFileAtomically } from "./atomic-write.ts";
import { cannotWrite, errorCode } from "./system-error.ts";

/**
 * Creates a file with its whole content, where there is none: of two processes that do so at the same time
 * one succeeds.
 * @returns False where the file is there already.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written.
 */
export async function createFile(path: string, content: string): Promise<boolean> {
  try {
    const created = await createWhole(path, content, (whole) => writeFileAtomically(whole, content));
    if (created) await flushDirectory(dirname(path));
    return created;
  } catch (error) {
    if (error instanceof AgopError) throw error;
    // `writeFileAtomically` keeps the error of the system as the cause of its own.
    throw cannotWrite(path, error instanceof Error ? (error.cause ?? error) : error);
  }
}

/**
 * Creates a file in one step: its content is written under another name, which then becomes the final one.
 * @param write Writes the content under the temporary name.
 * @returns False where the file is there already.
 */
export async function createWhole(
  path: string,
  content: string,
  write: (temporary: string) => Promise<void>,
): Promise<boolean> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await write(temporary);
    await link(temporary, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "ENOSYS"].includes(errorCode(error))) throw error;
    // The disk may have room for one copy only.
    await rm(temporary, { force: true });
    return await createUnlinked(path, content);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * On a file system without hard links, the file is there before its content is: a second process may replace
 * it meanwhile.
 */
async function createUnlinked(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx", flush: true });
    return (await readFile(path, "utf8")) === content;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    await rm(path, { force: true });
    throw error;
  }
}
