import { type Samples, sampleCount, sampleDimension } from "../samples.ts";

/**
 * Samples of either encoding as lists of nonzero entries: sample i has the entries start[i] to start[i + 1] -
 * 1 of `index` (position in R^d) and `value`. A one-hot pair has two entries, a dense row one per nonzero.
 */
export interface SampleRows {
  readonly encoding: Samples["encoding"];
  readonly count: number;
  readonly dimension: number;
  readonly start: Float64Array;
  readonly index: Int32Array;
  readonly value: Float64Array;
}

/** Copies the samples into lists of nonzeros, safe from later changes. */
export function sampleRows(samples: Samples): SampleRows {
  const count = sampleCount(samples);
  const dimension = sampleDimension(samples);
  const start = new Float64Array(count + 1);
  if (samples.encoding === "pairs") {
    const index = samples.pairs.map((element, k) =>
      k % 2 === 0 ? element : samples.operandSizes[0] + element,
    );
    for (let i = 0; i <= count; i++) start[i] = 2 * i;
    const value = new Float64Array(index.length).fill(1);
    return { encoding: samples.encoding, count, dimension, start, index, value };
  }
  const value = samples.rows.filter((entry) => entry !== 0);
  const index = new Int32Array(value.length);
  let filled = 0;
  for (let i = 0; i < count; i++) {
    for (let t = 0; t < dimension; t++) {
      if (samples.rows[i * dimension + t] !== 0) index[filled++] = t;
    }
    start[i + 1] = filled;
  }
  return { encoding: samples.encoding, count, dimension, start, index, value };
}

/** x_i'M, a vector of length d, for M d x d. */
export function rowTimesMatrix(rows: SampleRows, i: number, matrix: Float64Array): Float64Array {
  const d = rows.dimension;
  const product = new Float64Array(d);
  for (let e = rows.start[i]; e < rows.start[i + 1]; e++) {
    const offset = rows.index[e] * d;
    for (let t = 0; t < d; t++) product[t] += rows.value[e] * matrix[offset + t];
  }
  return product;
}

/** v'x_i for a vector v of length d. */
export function dotRow(vector: Float64Array, rows: SampleRows, i: number): number {
  let sum = 0;
  for (let e = rows.start[i]; e < rows.start[i + 1]; e++) sum += vector[rows.index[e]] * rows.value[e];
  return sum;
}

/** Per-sample terms of a kernel under one M; vectors of length n. */
export interface SelfProducts {
  /** x_i'M x_i. */
  readonly values: Float64Array;
  /**
   * Bound on the rounding error of inner products of x_i: epsilon times the magnitudes of the terms times a
   * growth with their number. The terms can be far above x_i'M x_i once M has learned to ignore a direction.
   */
  readonly noise: Float64Array;
}

export function selfProducts(rows: SampleRows, matrix: Float64Array): SelfProducts {
  const magnitudes: SampleRows = { ...rows, value: rows.value.map(Math.abs) };
  const matrixMagnitudes = matrix.map(Math.abs);
  const selfProduct = (of: SampleRows, under: Float64Array, i: number) =>
    dotRow(rowTimesMatrix(of, i, under), of, i);
  const every = { length: rows.count };
  return {
    values: Float64Array.from(every, (_, i) => selfProduct(rows, matrix, i)),
    noise: Float64Array.from(every, (_, i) => {
      const growth = 4 * (4 + Math.sqrt(rows.start[i + 1] - rows.start[i]));
      return growth * Number.EPSILON * selfProduct(magnitudes, matrixMagnitudes, i);
    }),
  };
}

/** x_i - z_j, a vector of length d. */
export function rowDifference(x: SampleRows, i: number, z: SampleRows, j: number): Float64Array {
  const difference = new Float64Array(x.dimension);
  for (let e = x.start[i]; e < x.start[i + 1]; e++) difference[x.index[e]] = x.value[e];
  for (let e = z.start[j]; e < z.start[j + 1]; e++) difference[z.index[e]] -= z.value[e];
  return difference;
}

/** (x_i - z_j)'M(x_i - z_j) from the difference of the rows, and the rounding error that it may carry. */
export function differenceForm(
  x: SampleRows,
  i: number,
  z: SampleRows,
  j: number,
  matrix: Float64Array,
): { readonly value: number; readonly noise: number } {
  const d = x.dimension;
  const difference = rowDifference(x, i, z, j);
  let value = 0;
  let magnitude = 0;
  for (let r = 0; r < d; r++) {
    if (difference[r] === 0) continue;
    for (let q = 0; q < d; q++) {
      const term = difference[r] * matrix[r * d + q] * difference[q];
      value += term;
      magnitude += Math.abs(term);
    }
  }
  return { value, noise: 4 * (4 + Math.sqrt(d)) * Number.EPSILON * magnitude };
}
