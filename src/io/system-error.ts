import { AgopError } from "../errors.ts";

/** Code of a system error, such as `ENOENT`; without a code, the error as text. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/**
 * Descriptions of a bad path by system error code. Reading and writing override some of them.
 */
const paths: Readonly<Record<string, string>> = {
  ENOTDIR: "a path that leads through something that is not a directory",
  EISDIR: "a directory",
  ENAMETOOLONG: "a path that is too long",
  ELOOP: "a path whose symbolic links form a circle",
  ERR_INVALID_ARG_VALUE: "a path with a NUL character",
};

const unreadable: Readonly<Record<string, string>> = {
  ...paths,
  ENOENT: "a path where no file exists",
  EACCES: "a file that may not be read",
  EPERM: "a file that may not be read",
  ERR_FS_FILE_TOO_LARGE: "a file above 2 GiB",
};

const unwritable: Readonly<Record<string, string>> = {
  ...paths,
  ENOENT: "a path in a directory that does not exist",
  ENOTEMPTY: "a directory",
  EEXIST: "a directory",
  EACCES: "a path that may not be written",
  EPERM: "a path that may not be written",
  EROFS: "a path on a read-only file system",
};

const full: Readonly<Record<string, string>> = {
  ENOSPC: "a full disk",
  EDQUOT: "a disk quota that is used up",
  EFBIG: "a file that has reached its size limit",
};

/**
 * Creates the error for an unusable input file.
 * @param source Path of the file; the message starts with it instead of the name of an argument.
 * @param given Description of the file, for example `an empty file`.
 * @param accepted Description of acceptable files.
 * @param cause Underlying error; default none.
 */
export function invalidFile(source: string, given: string, accepted: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", { argument: source, given, accepted, cause });
}

/** Creates the error for an unreadable path. @param accepted As for `invalidFile`. */
export function cannotRead(path: string, accepted: string, cause: unknown): AgopError {
  if (path === "") return invalidFile('""', "an empty path", accepted, cause);
  const code = errorCode(cause);
  return invalidFile(path, unreadable[code] ?? `a file that cannot be read (${code})`, accepted, cause);
}

/** Creates the error for a failed write to a file of records, whose earlier records stay complete. */
export function cannotWrite(argument: string, cause: unknown): AgopError {
  const code = errorCode(cause);
  return new AgopError("INVALID_OUTPUT", {
    argument,
    given: full[code] ?? unwritable[code] ?? `a file that cannot be written (${code})`,
    accepted: "a file that can be written, with room for more; what it holds already is complete",
    cause,
  });
}

/**
 * Creates the error for a failure to write a new file.
 * @returns An AgopError INVALID_OUTPUT for a bad path; any other failure (such as a full disk) as an Error
 * with the path in its message.
 */
export function cannotCreate(path: string, cause: unknown): Error {
  const given = path === "" ? "an empty path" : unwritable[errorCode(cause)];
  if (given === undefined) return new Error(`${path} could not be written: ${String(cause)}`, { cause });
  return new AgopError("INVALID_OUTPUT", {
    argument: path === "" ? '""' : path,
    given,
    accepted: "a file name in an existing directory that may be written",
    cause,
  });
}
