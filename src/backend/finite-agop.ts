import { AgopError } from "../errors.ts";
import { firstNotFinite } from "./first-not-finite.ts";

/**
 * The AGOP, or what was made of it, where all its entries are finite.
 * @throws AgopError DIVERGED.
 */
export function requireFiniteAgop(matrix: Float64Array): Float64Array {
  const offending = firstNotFinite(matrix);
  if (offending < 0) return matrix;
  throw new AgopError("DIVERGED", {
    argument: "AGOP",
    given: `an entry ${matrix[offending]}`,
    accepted: "a kernel, bandwidth and ridge whose gradients stay finite",
  });
}
