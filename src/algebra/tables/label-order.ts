/**
 * Order of the labels of a table from a file: the order of the row names where every label is a row name (so
 * that label index = element index for a group), numeric where the labels are 0..c-1. Otherwise row names
 * come first, in their order, then the other labels by first appearance.
 * @param distinct The distinct labels by first appearance.
 */
export function orderLabels(distinct: readonly string[], rowNames: readonly string[]): readonly string[] {
  const present = new Set(distinct);
  const rows = new Set(rowNames);
  const fromRows = rowNames.filter((name) => present.has(name));
  if (
    fromRows.length < distinct.length &&
    distinct.every((label) => isIntegerBelow(label, distinct.length))
  ) {
    return distinct.toSorted((a, b) => Number(a) - Number(b));
  }
  return [...fromRows, ...distinct.filter((label) => !rows.has(label))];
}

function isIntegerBelow(label: string, bound: number): boolean {
  const value = Number(label);
  return Number.isInteger(value) && value >= 0 && value < bound && String(value) === label;
}
