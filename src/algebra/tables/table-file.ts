import { AgopError, describeValue } from "../../errors.ts";
import { splitCsvLine } from "../../io/csv.ts";
import type { Task } from "../tasks/task.ts";
import { type NamedGrid, namesInTable, splitHeader } from "./table-names.ts";
import { type OperationTable, type TableEntry, tableTask } from "./table-task.ts";

/**
 * Reads an operation table: JSON `[[...], ...]` or `{"table": [[...], ...]}` with optional lists `rows`,
 * `columns` and `labels`, or CSV. The first row and column of a CSV may hold names, under an empty corner or
 * a sign.
 * @param name Name of the task, for example that of the file.
 * @throws AgopError INVALID_FILE (`table`) for malformed JSON, INVALID_TABLE for a bad table.
 * @example
 * const task = parseTableFile("0,1,2\n1,2,0\n2,0,1\n", "my-table.csv");
 * console.log(task.labels.join(" "), tableReport(task).group.holds); // 0 1 2 true
 */
export function parseTableFile(text: string, name: string): Task {
  const content = text.replace(/^\uFEFF/, "").trim();
  if (content.startsWith("{") || content.startsWith("[")) return jsonTable(content, name);
  return tableTask({ name, ...named(csvTable(content)) });
}

/** Adds the names implied by the entries to a table without names. */
function named({ entries, rows, columns }: Omit<OperationTable, "name">): Omit<OperationTable, "name"> {
  const isUnnamed = rows === undefined && columns === undefined;
  const isWhole = entries.every((row) => Array.isArray(row) && row.length === entries[0].length);
  const implied =
    isUnnamed && isWhole && entries.length > 0
      ? namesInTable(entries.map((row) => row.map(String)))
      : undefined;
  return { entries, rows: rows === undefined ? implied : rows, columns };
}

function csvTable(content: string): NamedGrid {
  const lines = content === "" ? [] : content.split(/\r\n?|\n/);
  const open = lines.findIndex((line) => /(^|,)\s*"(?:[^"]|"")*$/.test(line));
  if (open !== -1) throw invalidFile(`a quote that is not closed in line ${open + 1} of CSV`, csvAccepted);
  const entries = lines.map(splitCsvLine);
  requireCommas(content, entries);
  const isRagged = entries.some((row) => row.length !== entries[0].length);
  return entries.length === 0 || isRagged ? { entries } : withWholeNumbers(splitHeader(entries));
}

const csvAccepted = "entries that commas separate, on one line for each row";

/** Refuses lines with another separator; they would read as a single column. */
function requireCommas(content: string, entries: readonly (readonly string[])[]): void {
  if (entries.length === 0 || entries.some((row) => row.length !== 1)) return;
  if (entries.every(([entry]) => /[;\t]/.test(entry)))
    throw invalidFile("CSV without a comma, its lines with semicolons or tabs,", csvAccepted);
  // Keep blanks inside quotes: they belong to the entry.
  const spaced = content.includes('"') ? -1 : entries.findIndex(([entry]) => /\s/.test(entry));
  if (spaced === -1) return;
  const words = entries[spaced][0].split(/\s+/).length;
  throw invalidFile(`CSV without a comma, ${words} words in line ${spaced + 1},`, csvAccepted);
}

/** Shortens whole numbers: numpy.savetxt writes 3 as 3.000000000000000000e+00. */
function withWholeNumbers({ entries, rows, columns }: NamedGrid): NamedGrid {
  const spelling = (value: string) =>
    /^[+-]?\d*\.?\d+(e[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
  const whole = (values: readonly string[]) => values.every((value) => Number.isSafeInteger(spelling(value)));
  const isFloat = (value: string) => /[.e]/i.test(value);
  const all = [entries.flat(), rows ?? [], columns ?? []];
  if (!all.every(whole) || !all.flat().some(isFloat)) return { entries, rows, columns } as NamedGrid;
  const short = (values: readonly string[]) => values.map((value) => String(spelling(value)));
  return {
    entries: entries.map(short),
    ...(rows === undefined ? {} : { rows: short(rows) }),
    ...(columns === undefined ? {} : { columns: short(columns) }),
  };
}

const jsonAccepted = 'JSON [[...], ...] or {"table": [[...], ...]}, or CSV';

function jsonTable(text: string, name: string): Task {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw invalidFile("text that is not JSON", jsonAccepted, cause);
  }
  if (isGrid(content)) return tableTask({ name, ...named({ entries: content }) });
  if (!hasTable(content)) throw invalidFile('JSON without a list "table"', jsonAccepted);
  requireKnownKeys(content);
  const { table, rows, columns, labels } = content;
  return tableTask({ name, ...named({ entries: table, rows, columns }), labels });
}

const tableKeys = ["table", "rows", "columns", "labels"];
/** Keys that describe a table; ignored. */
const remarkKeys = [
  "name",
  "title",
  "description",
  "comment",
  "author",
  "source",
  "licence",
  "license",
  "url",
];

/** Refuses unknown keys: a misspelt key would silently lose its names. */
function requireKnownKeys(content: object): void {
  const known = [...tableKeys, ...remarkKeys];
  const unknown = Object.keys(content).find((key) => !known.includes(key) && !/^[_$]/.test(key));
  if (unknown === undefined) return;
  throw invalidFile(`JSON with the key ${describeValue(unknown)}`, `the keys ${tableKeys.join(", ")}`);
}

/** Checks only that the value is a list; tableTask checks the entries and explains errors. */
function hasTable(content: unknown): content is {
  table: TableEntry[][];
  rows: TableEntry[] | undefined;
  columns: TableEntry[] | undefined;
  labels: TableEntry[] | undefined;
} {
  return (
    typeof content === "object" && content !== null && "table" in content && Array.isArray(content.table)
  );
}

function isGrid(content: unknown): content is TableEntry[][] {
  return Array.isArray(content) && content.length > 0 && content.every((row) => Array.isArray(row));
}

function invalidFile(given: string, accepted: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", { argument: "table", given, accepted, cause });
}
