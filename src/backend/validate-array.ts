import { types } from "node:util";
import { AgopError, type AgopErrorCode, describeValue } from "../errors.ts";
import { firstNotFinite } from "./finite-agop.ts";

/** Describes a value for an error message; adds the length of a typed array. */
export function describeArray(value: unknown): string {
  return ArrayBuffer.isView(value) && "length" in value
    ? `a ${describeValue(value)} of length ${String(value.length)}`
    : describeValue(value);
}

/**
 * Whether the buffer of a typed array is detached. `ArrayBuffer.detached` is missing before Node 21.
 */
function isDetached(buffer: ArrayBufferLike): boolean {
  try {
    new Uint8Array(buffer);
    return false;
  } catch {
    return true;
  }
}

/**
 * @throws AgopError INVALID_ARRAY for shared or detached memory, which may change during a job.
 */
function checkMemory(array: Float64Array | Int32Array, argument: string): void {
  const accepted = "an array with memory of its own (an attached ArrayBuffer)";
  if (types.isSharedArrayBuffer(array.buffer)) {
    throw new AgopError("INVALID_ARRAY", {
      argument,
      given: `${describeArray(array)} on a SharedArrayBuffer`,
      accepted,
    });
  }
  if (isDetached(array.buffer)) {
    throw new AgopError("INVALID_ARRAY", {
      argument,
      given: `a ${describeValue(array)} whose buffer is detached`,
      accepted,
    });
  }
}

/**
 * Checks for a Float64Array in unshared, attached memory.
 * @throws AgopError of the given code for another type; INVALID_ARRAY for shared or detached memory.
 */
export function checkFloat64Array(
  value: unknown,
  argument: string,
  accepted: string,
  code: AgopErrorCode = "INVALID_ARRAY",
): asserts value is Float64Array {
  if (!types.isFloat64Array(value))
    throw new AgopError(code, { argument, given: describeArray(value), accepted });
  checkMemory(value, argument);
}

/**
 * Checks for an Int32Array in unshared, attached memory.
 * @throws AgopError INVALID_ARRAY.
 */
export function checkInt32Array(
  value: unknown,
  argument: string,
  accepted: string,
): asserts value is Int32Array {
  if (!types.isInt32Array(value)) {
    throw new AgopError("INVALID_ARRAY", { argument, given: describeArray(value), accepted });
  }
  checkMemory(value, argument);
}

/**
 * @param columns Number of columns of a matrix, to report the row and column of an entry; default none.
 * @throws AgopError of the given code with the first entry that is NaN or infinite.
 */
export function checkFinite(
  array: Float64Array,
  argument: string,
  code: AgopErrorCode = "INVALID_ARRAY",
  columns?: number,
): void {
  const offending = firstNotFinite(array);
  if (offending < 0) return;
  const place =
    columns === undefined
      ? `entry ${offending}`
      : `[${Math.floor(offending / columns)}, ${offending % columns}]`;
  throw new AgopError(code, {
    argument,
    given: `${array[offending]} at ${place}`,
    accepted: "finite entries",
  });
}

/**
 * Checks that a d x d matrix is symmetric within 1e-10 of its largest absolute entry.
 * @throws AgopError of the given code with the first asymmetric pair of entries.
 */
export function checkSymmetric(matrix: Float64Array, d: number, argument: string, code: AgopErrorCode): void {
  let largest = 0;
  for (let k = 0; k < d * d; k++) {
    const size = Math.abs(matrix[k]);
    if (size > largest) largest = size;
  }
  const tolerance = 1e-10 * largest;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      const lower = matrix[i * d + j];
      const upper = matrix[j * d + i];
      if (Math.abs(lower - upper) > tolerance) {
        throw new AgopError(code, {
          argument,
          given: `a matrix that is not symmetric (${upper} at [${j}, ${i}], ${lower} at [${i}, ${j}])`,
          accepted: "a symmetric matrix (within 1e-10 of its largest entry)",
        });
      }
    }
  }
}

/**
 * Checks for a finite n x c array with known n and returns c.
 * @throws AgopError INVALID_ARRAY.
 */
export function checkColumns(value: unknown, n: number, argument: string): number {
  const accepted = `a Float64Array of length ${n} * c, c >= 1`;
  checkFloat64Array(value, argument, accepted);
  if (value.length === 0 || value.length % n !== 0) {
    throw new AgopError("INVALID_ARRAY", { argument, given: describeArray(value), accepted });
  }
  checkFinite(value, argument);
  return value.length / n;
}

/**
 * Checks for a square matrix and returns its order; does not check the entries.
 * @throws AgopError INVALID_ARRAY.
 */
export function checkSquare(value: unknown, argument: string): number {
  const accepted = "a Float64Array of length d * d, d >= 1";
  checkFloat64Array(value, argument, accepted);
  const d = Math.round(Math.sqrt(value.length));
  if (d < 1 || d * d !== value.length) {
    throw new AgopError("INVALID_ARRAY", { argument, given: describeArray(value), accepted });
  }
  return d;
}

/**
 * Checks for a finite symmetric matrix and returns its order.
 * @throws AgopError INVALID_ARRAY.
 */
export function checkSquareSymmetric(value: unknown, argument: string): number {
  const d = checkSquare(value, argument);
  checkFinite(value as Float64Array, argument);
  checkSymmetric(value as Float64Array, d, argument, "INVALID_ARRAY");
  return d;
}

/**
 * Checks for a feature matrix M: d x d, finite, symmetric.
 * @throws AgopError INVALID_FEATURES; INVALID_ARRAY for shared or detached memory.
 */
export function checkFeatures(
  value: unknown,
  d: number,
  argument = "features",
): asserts value is Float64Array {
  const accepted = `a Float64Array of length ${d * d} (${d} x ${d})`;
  checkFloat64Array(value, argument, accepted, "INVALID_FEATURES");
  if (value.length !== d * d) {
    throw new AgopError("INVALID_FEATURES", { argument, given: describeArray(value), accepted });
  }
  checkFinite(value, argument, "INVALID_FEATURES", d);
  checkSymmetric(value, d, argument, "INVALID_FEATURES");
}
