import { AgopError } from "../errors.ts";

/** Whether an error is nothing but the answer to an abort. */
export function isAborted(error: unknown): boolean {
  return error instanceof AgopError && error.code === "ABORTED";
}
