import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { type ModularElements, modularTask } from "./modular-task.ts";
import {
  type ModularOperation,
  modularOperations,
  type Polynomial,
  polynomials,
  requireOperation,
} from "./operation.ts";
import { polynomialTask } from "./polynomial-task.ts";
import type { Task } from "./task.ts";

/** Options of `residueTask`. */
export interface ResidueTaskOptions {
  readonly operation: ModularOperation | Polynomial;
  /** m, an integer from 2 to 10000. */
  readonly modulus: number;
  /** As for `modularTask`; polynomials accept only `all`. */
  readonly elements?: ModularElements | undefined;
}

/**
 * Any task modulo an integer, by the name of its operation: `modularTask` or `polynomialTask`.
 * @throws AgopError as those two functions; INVALID_OPTION (`elements`) for a polynomial on units.
 * @example
 * console.log(residueTask({ operation: "x^3+xy", modulus: 11 }).name); // x^3+xy mod 11
 * console.log(residueTask({ operation: "x-y", modulus: 11 }).name); // x-y mod 11
 */
export function residueTask(options: ResidueTaskOptions): Task {
  requireKnownKeys<ResidueTaskOptions>("options", options, {
    operation: true,
    modulus: true,
    elements: true,
  });
  const { operation: given, modulus, elements } = options;
  const operation = requireOperation(given, [...modularOperations, ...polynomials], "");
  const polynomial = polynomials.find((name) => name === operation);
  if (polynomial === undefined) {
    return modularTask({ operation: operation as ModularOperation, modulus, elements });
  }
  if (elements !== undefined && elements !== "all") {
    throw new AgopError("INVALID_OPTION", {
      argument: "elements",
      given: describeValue(elements),
      accepted: `"all" for ${operation}`,
    });
  }
  return polynomialTask({ polynomial, modulus });
}
