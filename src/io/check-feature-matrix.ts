import { AgopError } from "../errors.ts";

/** Largest |M_ij - M_ji| that counts as rounding, in units of the largest |M_ij|. */
const symmetryTolerance = 1e-10;

/**
 * Checks that an array can serve as a feature matrix M.
 *
 * @param matrix M, d x d, row-major.
 * @param dimension d.
 * @param argument Name of the argument or file for the message.
 * @throws AgopError INVALID_FEATURES when it has another type or length, an entry that is NaN or infinite, or is not symmetric
 *   to 1e-10 times its largest entry.
 */
export function checkFeatureMatrix(matrix: Float64Array, dimension: number, argument: string): void {
  const wanted = `a finite symmetric ${dimension} x ${dimension} matrix (float64)`;
  const fail = (given: string): never => {
    throw new AgopError("INVALID_FEATURES", { argument, given, accepted: wanted });
  };
  if (!(matrix instanceof Float64Array)) fail("a value that is no Float64Array");
  if (matrix.length !== dimension * dimension) fail(`an array of ${matrix.length} entries`);
  const bad = matrix.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) fail(`the entry ${matrix[bad]} at ${formatPlace(bad, dimension)}`);
  const tolerance = symmetryTolerance * largestMagnitude(matrix);
  for (let row = 0; row < dimension; row += 1) {
    for (let column = row + 1; column < dimension; column += 1) {
      const upper = matrix[row * dimension + column];
      const lower = matrix[column * dimension + row];
      if (Math.abs(upper - lower) > tolerance) {
        fail(
          `a matrix that is not symmetric (${upper} at [${row}, ${column}], ${lower} at [${column}, ${row}])`,
        );
      }
    }
  }
}

function largestMagnitude(values: Float64Array): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function formatPlace(index: number, dimension: number): string {
  return `[${Math.floor(index / dimension)}, ${index % dimension}]`;
}
