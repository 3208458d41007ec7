/** A share for readers: `98.4 %` for 0.984, `-` for NaN, such as the accuracy of a task with one label. */
export function percent(fraction: number): string {
  if (Number.isNaN(fraction)) return "-";
  return `${(100 * fraction).toFixed(1)} %`;
}
