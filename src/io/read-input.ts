import { readFile } from "node:fs/promises";
import { invalidFile } from "./file-error.ts";

const problems: Readonly<Record<string, string>> = {
  ENOENT: "a path where no file exists",
  ENOTDIR: "a path that leads through something that is not a directory",
  EISDIR: "a directory",
  EACCES: "a file that may not be read",
  EPERM: "a file that may not be read",
  ERR_FS_FILE_TOO_LARGE: "a file above 2 GiB",
};

/**
 * All bytes of an input file.
 *
 * @param path Path of the file.
 * @param accepted What kind of file the caller wants, for the message, for example `a .npy file`.
 * @throws AgopError INVALID_FILE when the path is missing, a directory or cannot be read.
 */
export async function readInput(path: string, accepted: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = errorCode(error);
    throw invalidFile(path, problems[code] ?? `a file that cannot be read (${code})`, accepted, error);
  }
}

/** Code of a system error such as `ENOENT`; the error as text where it carries none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
