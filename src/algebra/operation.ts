import { AgopError, describeValue } from "../errors.ts";

/** Operations every abelian group has, written additively. */
export type AdditiveOperation = "x+y" | "x-y";

/** Operations of arithmetic modulo an integer. */
export type ModularOperation = AdditiveOperation | "x*y" | "x/y";

export const additiveOperations: readonly AdditiveOperation[] = ["x+y", "x-y"];

export const modularOperations: readonly ModularOperation[] = ["x+y", "x-y", "x*y", "x/y"];

/**
 * @param context Says where the list applies, for example ` modulo an integer`; ends the error message.
 * @throws AgopError UNKNOWN_OPERATION that lists the accepted operations.
 */
export function requireOperation<T extends string>(
  given: unknown,
  accepted: readonly T[],
  context: string,
): T {
  const operation = accepted.find((name) => name === given);
  if (operation === undefined) {
    throw new AgopError("UNKNOWN_OPERATION", {
      argument: "operation",
      given: describeValue(given),
      accepted: `${accepted.join(", ")}${context}`,
    });
  }
  return operation;
}
