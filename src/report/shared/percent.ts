/** Formats a fraction: `98.4 %` for 0.984, `-` for none, such as the accuracy of a task with one label. */
export function percent(fraction: number | undefined): string {
  if (fraction === undefined || Number.isNaN(fraction)) return "-";
  return `${(100 * fraction).toFixed(1)} %`;
}
