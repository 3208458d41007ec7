/** By which column rows stand, and in which direction. */
export interface RunOrder {
  readonly column: number;
  readonly descending: boolean;
}

type SortKey = number | string | null;

/**
 * Rows by the keys of a column: numbers by size, text by the alphabet with numbers in it by size, and rows without a value last in both
 * directions. Equal rows stay as they were.
 */
export function orderedRows(
  rows: readonly number[],
  keyOf: (row: number) => SortKey,
  descending: boolean,
): readonly number[] {
  const collator = new Intl.Collator("en", { numeric: true });
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const difference =
      typeof first === "number" && typeof second === "number"
        ? first - second
        : collator.compare(String(first), String(second));
    return direction * difference;
  });
}
