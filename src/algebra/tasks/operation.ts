import { AgopError, describeValue } from "../../errors.ts";

/** Operations of every abelian group, written additively. */
export type AdditiveOperation = "x+y" | "x-y";

/** Operations of arithmetic modulo an integer. */
export type ModularOperation = AdditiveOperation | "x*y" | "x/y";

export const additiveOperations: readonly AdditiveOperation[] = ["x+y", "x-y"];

export const modularOperations: readonly ModularOperation[] = ["x+y", "x-y", "x*y", "x/y"];

/** Operations of a finite group. */
export type GroupOperation = "x.y" | "x.y^-1" | "x.y.x^-1" | "x.y.x";

export const groupOperations: readonly GroupOperation[] = ["x.y", "x.y^-1", "x.y.x^-1", "x.y.x"];

/** Polynomials of the grokking literature, and its operation by the parity of y. */
export type Polynomial =
  | "x^2+y^2"
  | "x^2+xy+y^2"
  | "x^2+xy+y^2+x"
  | "x^3+xy"
  | "x^3+xy^2+y"
  | "x/y if y is odd, else x-y";

export const polynomials: readonly Polynomial[] = [
  "x^2+y^2",
  "x^2+xy+y^2",
  "x^2+xy+y^2+x",
  "x^3+xy",
  "x^3+xy^2+y",
  "x/y if y is odd, else x-y",
];

/**
 * @param context Where the list applies, for example ` modulo an integer`; ends the error message.
 * @param argument Name of the argument at fault; default `operation`.
 * @throws AgopError UNKNOWN_OPERATION with the accepted operations.
 */
export function requireOperation<T extends string>(
  given: unknown,
  accepted: readonly T[],
  context: string,
  argument = "operation",
): T {
  const operation = accepted.find((name) => name === given);
  if (operation === undefined) {
    throw new AgopError("UNKNOWN_OPERATION", {
      argument,
      given: describeValue(given),
      accepted: `${accepted.join(", ")}${context}`,
    });
  }
  return operation;
}
