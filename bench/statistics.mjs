// Medians, spreads, and exponents of power laws.

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number} count how many values
 */

/** @param {readonly number[]} values @returns {number} NaN for an empty list */
export function median(values) {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {readonly number[]} values @returns {Spread} */
export const spread = (values) => ({
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  count: values.length,
});

/**
 * The power law y = factor * x^exponent through points: least squares in log-log. Ignores points that are not
 * positive.
 * @param {readonly (readonly [number, number])[]} points
 * @returns {{ exponent: number, factor: number, residual: number }} residual: root mean square, in log y; all
 * NaN with fewer than two distinct x
 */
export function fitPowerLaw(points) {
  const logs = points.filter(([x, y]) => x > 0 && y > 0).map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {0 | 1} */ axis) => logs.reduce((sum, log) => sum + log[axis], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  let xx = 0;
  let xy = 0;
  for (const [x, y] of logs) {
    xx += (x - meanX) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  const exponent = xx > 0 ? xy / xx : Number.NaN;
  const offset = meanY - exponent * meanX;
  const squares = logs.reduce((sum, [x, y]) => sum + (y - offset - exponent * x) ** 2, 0);
  return { exponent, factor: Math.exp(offset), residual: Math.sqrt(squares / logs.length) };
}
