import { AgopError } from "../errors.ts";
import { errorCode } from "./read-input.ts";

const problems: Readonly<Record<string, string>> = {
  ENOSPC: "a full disk",
  EDQUOT: "a disk quota that is used up",
  EFBIG: "a file that has reached its size limit",
  EACCES: "a path that may not be written",
  EROFS: "a read-only file system",
  EISDIR: "a directory",
};

/** The error for a file of records that cannot be written, or not any more. */
export function cannotWrite(argument: string, cause: unknown): AgopError {
  const code = errorCode(cause);
  return new AgopError("INVALID_OUTPUT", {
    argument,
    given: problems[code] ?? `a file that cannot be written (${code})`,
    accepted: "a file that can be written, with room for more; what it holds already is complete",
    cause,
  });
}
