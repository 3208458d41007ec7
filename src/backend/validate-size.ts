import { AgopError } from "../errors.ts";

/** Maximum length of a Float64Array in any engine. */
const maxEntries = 2 ** 33;

function outOfMemory(argument: string, rows: number, columns: number, cause?: unknown): AgopError {
  return new AgopError("OUT_OF_MEMORY", {
    argument,
    given: `${rows} x ${columns} float64 entries (${rows * columns * 8} bytes)`,
    accepted: "arrays that fit into memory",
    cause,
  });
}

/** @throws AgopError OUT_OF_MEMORY with the required bytes if a Float64Array cannot be this large. */
export function checkMatrixSize(rows: number, columns: number, argument: string): void {
  if (rows * columns > maxEntries) throw outOfMemory(argument, rows, columns);
}

/**
 * Allocates a rows x columns array of zeros.
 * @throws AgopError OUT_OF_MEMORY with the required bytes.
 */
export function allocateMatrix(rows: number, columns: number, argument: string): Float64Array {
  checkMatrixSize(rows, columns, argument);
  try {
    return new Float64Array(rows * columns);
  } catch (cause) {
    throw outOfMemory(argument, rows, columns, cause);
  }
}
