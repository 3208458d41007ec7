/** One-hot pairs x = [e_i ; e_j] in R^(N1 + N2), stored as indices and never expanded. */
export interface PairSamples {
  readonly encoding: "pairs";
  /** Index pairs, n x 2, row-major. */
  readonly pairs: Int32Array;
  /** N1 and N2: number of values of the first and the second operand. */
  readonly operandSizes: readonly [number, number];
}

/** Dense rows. */
export interface DenseSamples {
  readonly encoding: "dense";
  /** n x d, row-major. */
  readonly rows: Float64Array;
  /** Input dimension d. */
  readonly dimension: number;
}

/** A set of inputs, in either encoding. */
export type Samples = PairSamples | DenseSamples;

/** Number of samples n. */
export function sampleCount(samples: Samples): number {
  return samples.encoding === "pairs" ? samples.pairs.length / 2 : samples.rows.length / samples.dimension;
}

/** Input dimension d. */
export function sampleDimension(samples: Samples): number {
  return samples.encoding === "pairs" ? samples.operandSizes[0] + samples.operandSizes[1] : samples.dimension;
}
