import * as assert from "uvu/assert";
import { AgopError, type AgopErrorCode } from "../../src/errors.ts";

/** Required parts of a one-line error message. */
export type MessagePart = string | RegExp;

/**
 * Asserts that an action, synchronous or not, fails with an AgopError of this code and a one-line message
 * with every given part.
 *
 * @returns The error, for further checks.
 */
export async function failsWith(
  action: () => unknown,
  code: AgopErrorCode,
  ...parts: readonly MessagePart[]
): Promise<AgopError> {
  let error: unknown;
  try {
    await action();
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof AgopError)) {
    assert.unreachable(`expected AgopError ${code}, got ${error === undefined ? "no error" : String(error)}`);
    throw error;
  }
  assert.is(error.code, code, error.message);
  assert.not.match(error.message, /\n/);
  for (const part of parts) assert.match(error.message, part);
  return error;
}
