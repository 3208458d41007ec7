import { randomUUID } from "node:crypto";
import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../errors.ts";
import { errorCode } from "./system-error.ts";

/**
 * Creates the directory if it is missing and checks that it can be written.
 * @throws AgopError INVALID_OUTPUT (`out`) for a path that is a file or cannot be written.
 */
export async function requireWritableDirectory(directory: string): Promise<void> {
  const accepted = "the path of a directory that can be written";
  if (directory === "")
    throw new AgopError("INVALID_OUTPUT", { argument: "out", given: "an empty path", accepted });
  try {
    await makeDirectory(directory);
    // Write a file: checking access rights is not enough, because root has them on a read-only file system.
    const probe = path.join(directory, `.agop-${randomUUID()}`);
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    const isFile = await stat(directory).then(
      (entry) => !entry.isDirectory(),
      () => false,
    );
    const given = isFile ? `${directory}, which is a file,` : `${directory} (${errorCode(cause)})`;
    throw new AgopError("INVALID_OUTPUT", { argument: "out", given, accepted, cause });
  }
}

/**
 * Creates a directory and its parents. Avoids `mkdir` with `recursive`, which never returns if a special file
 * system such as /proc refuses the directory.
 */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory);
  } catch (error) {
    const code = errorCode(error);
    const exists = await stat(directory).then(
      (entry) => entry.isDirectory(),
      () => false,
    );
    if (exists) return;
    const parent = path.dirname(directory);
    const parentExists = await stat(parent).then(
      () => true,
      () => false,
    );
    if (code !== "ENOENT" || parentExists) throw error;
    await makeDirectory(parent);
    await mkdir(directory);
  }
}
