import { AgopError } from "../errors.ts";

/** @throws AgopError INVALID_OPTION for anything but an integer from 1 to `most`. */
export function requireCount(argument: string, count: number, most: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: String(count),
    accepted: `an integer from 1 to ${most}`,
  });
}
