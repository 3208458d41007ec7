import { AgopError, describeValue } from "../../errors.ts";
import { maximumElements } from "./element-count.ts";

/**
 * Checks a number that determines the size of a group, such as the n of D_n.
 * @param what Ends the accepted range in the message, for example ` as the n of D_n`.
 * @throws AgopError INVALID_MODULUS with the given argument unless it is an integer in the range.
 */
export function requireGroupParameter(
  argument: string,
  given: unknown,
  [least, most]: readonly [number, number],
  what: string,
): number {
  if (typeof given !== "number" || !Number.isInteger(given) || given < least || given > most) {
    throw new AgopError("INVALID_MODULUS", {
      argument,
      given: describeValue(given),
      accepted: `an integer from ${least} to ${most}${what}`,
    });
  }
  return given;
}

/** Largest n with `factor` * n at most the largest number of elements. */
export function largestParameter(factor: number): number {
  return Math.floor(maximumElements / factor);
}
