import { AgopError, type AgopErrorCode } from "../../errors.ts";

/** Most values an operand may take: the table then has at most 1e8 entries, 400 MB. */
export const maximumElements = 10_000;

/** @throws AgopError with the given code when an operand would take more than `maximumElements` values. */
export function requireElementCount(code: AgopErrorCode, argument: string, count: number): void {
  if (count > maximumElements) {
    throw new AgopError(code, {
      argument,
      given: `${count} elements`,
      accepted: `at most ${maximumElements} elements per operand`,
    });
  }
}
