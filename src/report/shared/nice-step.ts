/** The smallest of 1, 2 and 5 times a power of ten that is at least `value`. */
export function niceStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * Step between the labelled cells of a row: 1, 2, 5, 10, ...
 * @param least Smallest step with room for the labels.
 */
export function niceCellStep(least: number): number {
  return least > 1 ? niceStep(least) : 1;
}
