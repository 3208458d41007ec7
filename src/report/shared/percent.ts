/** Formats a fraction: `98.4 %` for 0.984. */
export function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}
