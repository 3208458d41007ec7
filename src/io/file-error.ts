import { AgopError } from "../errors.ts";

/**
 * The error for an input file that cannot be used.
 *
 * @param source Path of the file, which takes the place of the argument's name: it is what the user can go and look at.
 * @param given What the file turned out to be, for example `an empty file`.
 * @param accepted What would have been accepted.
 * @param cause The error underneath, if any (default none).
 */
export function invalidFile(source: string, given: string, accepted: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", { argument: source, given, accepted, cause });
}
