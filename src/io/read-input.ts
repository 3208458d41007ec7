import { readFile } from "node:fs/promises";
import { cannotRead } from "./system-error.ts";

/**
 * All bytes of an input file.
 * @param path Path of the file.
 * @param accepted What kind of file the caller wants, for the message, for example `a .npy file`.
 * @throws AgopError INVALID_FILE when the path is missing, a directory or cannot be read.
 */
export async function readInput(path: string, accepted: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, accepted, error);
  }
}
