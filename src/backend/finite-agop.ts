import { AgopError } from "../errors.ts";

/**
 * The AGOP, or what was made of it, where all its entries are finite.
 * @throws AgopError DIVERGED.
 */
export function requireFiniteAgop(matrix: Float64Array): Float64Array {
  const offending = matrix.find((entry) => !Number.isFinite(entry));
  if (offending === undefined) return matrix;
  throw new AgopError("DIVERGED", {
    argument: "AGOP",
    given: `an entry ${offending}`,
    accepted: "a kernel, bandwidth and ridge whose gradients stay finite",
  });
}
