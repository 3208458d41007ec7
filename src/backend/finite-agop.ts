import { AgopError } from "../errors.ts";

/**
 * Returns an AGOP, or a matrix computed from it, if all entries are finite.
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

/**
 * Index of the first entry that is NaN or infinite; -1 if all are finite. A plain loop, because a callback
 * per entry would take milliseconds.
 */
export function firstNotFinite(array: Float64Array): number {
  for (let k = 0; k < array.length; k++) if (!Number.isFinite(array[k])) return k;
  return -1;
}
