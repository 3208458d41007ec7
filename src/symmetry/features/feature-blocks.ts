import type { OperandSizes } from "../../algebra/tasks/pairs.ts";
import { AgopError, describeValue } from "../../errors.ts";

/** @throws AgopError INVALID_ARRAY unless M is a Float64Array of d x d entries, d = N1 + N2. */
export function requireFeatureMatrix(features: unknown, sizes: OperandSizes, argument = "features"): void {
  const dimension = sizes[0] + sizes[1];
  const isMatrix = features instanceof Float64Array && features.length === dimension * dimension;
  if (isMatrix) return;
  throw new AgopError("INVALID_ARRAY", {
    argument,
    given:
      features instanceof Float64Array
        ? `a Float64Array of length ${features.length}`
        : describeValue(features),
    accepted: `a Float64Array of length ${dimension * dimension} (${dimension} x ${dimension})`,
  });
}

/**
 * One block of M, contiguous.
 * @param rows 0 for the first operand, 1 for the second.
 * @param columns The same for the columns: (0, 1) is the off-diagonal block M_12.
 * @example
 * const M = Float64Array.of(1, 2, 2, 5); // one value for each operand
 * console.log(featureBlock(M, [1, 1], 0, 1).join(" ")); // 2
 */
export function featureBlock(
  features: Float64Array,
  sizes: OperandSizes,
  rows: 0 | 1,
  columns: 0 | 1,
): Float64Array {
  const dimension = sizes[0] + sizes[1];
  const [height, width] = [sizes[rows], sizes[columns]];
  const [top, left] = [rows * sizes[0], columns * sizes[0]];
  const block = new Float64Array(height * width);
  for (let row = 0; row < height; row++) {
    const begin = (top + row) * dimension + left;
    block.set(features.subarray(begin, begin + width), row * width);
  }
  return block;
}

/**
 * M without its operand means: each of the four blocks doubly centred, so that every row and column of a
 * block sums to 0.
 * @param features M, d x d, d = N1 + N2; not changed.
 * @example
 * const ones = new Float64Array(16).fill(1);
 * console.log(centredBlocks(ones, [2, 2]).every((entry) => entry === 0)); // true
 */
export function centredBlocks(features: Float64Array, sizes: OperandSizes): Float64Array {
  const dimension = sizes[0] + sizes[1];
  const centred = features.slice();
  for (const rows of [0, 1] as const) {
    for (const columns of [0, 1] as const) {
      const [top, left] = [rows * sizes[0], columns * sizes[0]];
      centreBlock(centred, dimension, [top, top + sizes[rows]], [left, left + sizes[columns]]);
    }
  }
  return centred;
}

function centreBlock(
  matrix: Float64Array,
  dimension: number,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): void {
  const [height, width] = [bottom - top, right - left];
  const columnMeans = new Float64Array(width);
  for (let row = top; row < bottom; row++) {
    let sum = 0;
    for (let column = left; column < right; column++) sum += matrix[row * dimension + column];
    const mean = sum / width;
    for (let column = left; column < right; column++) {
      matrix[row * dimension + column] -= mean;
      columnMeans[column - left] += matrix[row * dimension + column] / height;
    }
  }
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++)
      matrix[row * dimension + column] -= columnMeans[column - left];
}
