import { AgopError } from "../../errors.ts";

/** A grid of entries with the names of its rows and columns, if it holds any. */
export interface NamedGrid {
  readonly entries: readonly (readonly string[])[];
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

type Grid = readonly (readonly string[])[];

/**
 * Separates names from entries: a first row, a first column, or both with an empty corner or a sign such as
 * `*`. Returns a grid without names unchanged.
 * @param grid Rows of equal length.
 * @throws AgopError INVALID_TABLE (`table`) for a first row and column that may be names or entries.
 */
export function splitHeader(grid: Grid): NamedGrid {
  const [rows, columns] = [grid.length, grid[0].length];
  if (rows < 2 || columns < 2) return { entries: grid };
  const top = grid[0].slice(1);
  const left = grid.slice(1).map((row) => row[0]);
  const body = grid.slice(1).map((row) => row.slice(1));
  if (grid[0][0] === "") {
    // Leave a hole elsewhere to the reader of the entries, which reports it.
    if (isDistinct(top) && isDistinct(left)) return { entries: body, rows: left, columns: top };
    return { entries: grid };
  }
  if (rows === columns + 1) return besideSquare(grid, grid[0], grid.slice(1), "row");
  if (columns === rows + 1) {
    const names = grid.map((row) => row[0]);
    return besideSquare(
      grid,
      names,
      grid.map((row) => row.slice(1)),
      "column",
    );
  }
  if (!isNamedOnBothSides(grid[0][0], top, left, body)) return { entries: grid };
  if (!/[\p{L}\p{N}]/u.test(grid[0][0])) return { entries: body, rows: left, columns: top };
  throw looksLikeHeader(`row and column under the corner ${JSON.stringify(grid[0][0])}`);
}

/** A square table with one line of names, as pandas writes without its index or without its columns. */
function besideSquare(grid: Grid, names: readonly string[], square: Grid, line: "row" | "column"): NamedGrid {
  const entries = square.flat();
  const known = new Set(names);
  if (known.size < names.length) return { entries: grid };
  if (isOfOtherKind(names, entries)) return { entries: square };
  // Two or three labels may be in order by chance.
  if (names.length < 3 || !entries.every((entry) => known.has(entry))) return { entries: grid };
  if (isLatinSquare(square) || hasIdentity(square, names))
    return { entries: square, rows: names, columns: names };
  if (names.length === 3) return { entries: grid };
  throw looksLikeHeader(line);
}

function isLatinSquare(square: Grid): boolean {
  return square.every((row, n) => isDistinct(row) && isDistinct(square.map((other) => other[n])));
}

/** Whether e a = a e = a for all a, where rows and columns have these names. */
function hasIdentity(square: Grid, names: readonly string[]): boolean {
  return names.some((_, e) => names.every((name, a) => square[e][a] === name && square[a][e] === name));
}

function looksLikeHeader(what: string): AgopError {
  return new AgopError("INVALID_TABLE", {
    argument: "table",
    given: `a first ${what} that may be a header, or entries,`,
    accepted:
      'names under an empty corner, or JSON: {"table": [[...], ...], "rows": [...]}, or [[...], ...] for entries',
  });
}

/** Whether the corner occurs nowhere else and the first row and column name the labels of the body. */
function isNamedOnBothSides(
  corner: string,
  top: readonly string[],
  left: readonly string[],
  body: Grid,
): boolean {
  const entries = body.flat();
  const names = [...top, ...left];
  if (!isDistinct(top) || !isDistinct(left) || names.includes(corner) || entries.includes(corner))
    return false;
  // A monoid on 0..n or 1..n has its identity in the corner, and nowhere else if no element has an inverse.
  if (countsUp([corner, ...names, ...entries])) return false;
  const known = new Set(names);
  return entries.every((entry) => known.has(entry)) || isOfOtherKind(names, entries);
}

/** Whether the values are the numbers 0..n or 1..n. */
function countsUp(values: readonly string[]): boolean {
  const distinct = new Set(values.map(Number));
  const smallest = Math.min(...distinct);
  if (smallest !== 0 && smallest !== 1) return false;
  return Array.from(distinct.keys()).every(
    (value) => Number.isInteger(value) && value < smallest + distinct.size,
  );
}

/** Whether one side holds only numbers and the other only words. */
function isOfOtherKind(names: readonly string[], entries: readonly string[]): boolean {
  const isNumber = (text: string) => Number.isFinite(Number(text));
  const areNumbers = (values: readonly string[]) => values.every(isNumber);
  const areWords = (values: readonly string[]) => !values.some(isNumber);
  return (areNumbers(names) && areWords(entries)) || (areWords(names) && areNumbers(entries));
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/**
 * The labels of a square table without names as the names of its elements: `1`..`N` in this order, or the
 * order of the row and the column of an identity. undefined if there is no such order, and for `0`..`N-1`,
 * the default.
 */
export function namesInTable(entries: Grid): readonly string[] | undefined {
  const size = entries.length;
  const labels = new Set(entries.flat());
  if (entries[0].length !== size || labels.size !== size) return undefined;
  const counting = (first: number) => Array.from({ length: size }, (_, index) => String(first + index));
  if (counting(0).every((name) => labels.has(name))) return undefined;
  const counted = counting(1);
  if (counted.every((name) => labels.has(name))) return counted;
  // e a = a e = a for all a. In an abelian group every row can be that of e: prefer a usual name of e, else
  // take the first row.
  const candidates = entries.filter(
    (row, e) => new Set(row).size === size && entries.every((other, a) => other[e] === row[a]),
  );
  return candidates.find((row) => identityNames.has(row[entries.indexOf(row)])) ?? candidates[0];
}

const identityNames: ReadonlySet<string> = new Set(["e", "E", "()", "id", "1", "I", "identity", "0"]);
