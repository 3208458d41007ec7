/** Place of the first entry that is NaN or infinite, -1 where there is none. A plain loop: a callback for every entry would take milliseconds. */
export function firstNotFinite(array: Float64Array): number {
  for (let k = 0; k < array.length; k++) if (!Number.isFinite(array[k])) return k;
  return -1;
}
