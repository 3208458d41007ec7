/** Mean of several trials with its uncertainty. */
export interface Interval {
  readonly count: number;
  readonly mean: number;
  /** Standard deviation of the trials; 0 for a single one and for identical ones. */
  readonly deviation: number;
  /** Half of the 95 % confidence interval of the mean; 0 for a single trial, of which nothing is known, and for identical ones. */
  readonly halfWidth: number;
}

/** 97.5 % quantiles of Student's distribution with 1, 2, ... degrees of freedom. */
const studentQuantiles: readonly number[] = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/**
 * Beyond the table, use the first three terms of the expansion around the normal quantile, accurate to 0.001.
 */
const expanded = (degrees: number) => 1.96 + 2.372 / degrees + 2.82 / degrees ** 2;

function quantile(count: number): number {
  return studentQuantiles[count - 2] ?? expanded(count - 1);
}

/** Mean and 95 % interval by Student's distribution. @param values At least one. */
export function interval(values: readonly number[]): Interval {
  const count = values.length;
  // The mean of identical values may be off by rounding, and would make an interval of it.
  if (values.every((value) => value === values[0]))
    return { count, mean: values[0], deviation: 0, halfWidth: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (count - 1));
  return { count, mean, deviation, halfWidth: (quantile(count) * deviation) / Math.sqrt(count) };
}

/** Half of the 95 % prediction interval for one further trial. */
export function predictionHalfWidth({ count, deviation }: Interval): number {
  return count === 1 ? 0 : quantile(count) * deviation * Math.sqrt(1 + 1 / count);
}
