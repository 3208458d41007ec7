import { AgopError, describeValue } from "../../errors.ts";
import { maximumElements } from "../groups/element-count.ts";

/**
 * @throws AgopError INVALID_MODULUS (`modulus`) unless it is an integer from 2 to the largest number of
 * elements.
 */
export function requireModulus(modulus: unknown): number {
  if (typeof modulus !== "number" || !Number.isInteger(modulus) || modulus < 2 || modulus > maximumElements) {
    throw new AgopError("INVALID_MODULUS", {
      argument: "modulus",
      given: describeValue(modulus),
      accepted: `an integer from 2 to ${maximumElements}`,
    });
  }
  return modulus;
}
