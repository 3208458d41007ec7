/**
 * Place of the first entry that is NaN or infinite, -1 where there is none. A compiled search: a callback for every entry
 * would hold up the event loop for milliseconds and leave a number on the heap for each.
 */
export function firstNotFinite(array: Float64Array): number {
  if (![Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].some((bad) => array.includes(bad)))
    return -1;
  return array.findIndex((entry) => !Number.isFinite(entry));
}
