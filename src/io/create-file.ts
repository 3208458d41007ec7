import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AgopError } from "../errors.ts";
import { flushDirectory, writeFileAtomically } from "./atomic-write.ts";
import { cannotWrite, errorCode } from "./system-error.ts";

/**
 * Creates a file with its whole content unless the file exists. If two processes create it at the same time,
 * only one succeeds.
 * @returns False if the file exists already.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written.
 */
export async function createFile(path: string, content: string): Promise<boolean> {
  try {
    const created = await createWhole(path, content, (whole) => writeFileAtomically(whole, content));
    if (created) await flushDirectory(dirname(path));
    return created;
  } catch (error) {
    if (error instanceof AgopError) throw error;
    // `writeFileAtomically` throws an error whose cause is the system error.
    throw cannotWrite(path, error instanceof Error ? (error.cause ?? error) : error);
  }
}

/**
 * Creates a file in one step: writes the content to a temporary file and links that to the final path.
 * @param write Writes the content to the temporary path.
 * @returns False if the file exists already.
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
    // Remove the temporary file first: the disk may have room for only one copy.
    await rm(temporary, { force: true });
    return await createUnlinked(path, content);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Creates a file on a file system without hard links. The file exists before it has content, so a second
 * process may replace it in between; reading it back detects that.
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
