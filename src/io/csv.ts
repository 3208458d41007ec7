/** One cell; undefined is written as an empty cell. */
export type CsvValue = string | number | boolean | undefined;

/**
 * One line of a CSV file (RFC 4180 with a single newline at the end). Numbers are written with as many digits
 * as it takes to read back the same float64; text is quoted only where it must be.
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(",")}\n`;
}

function csvCell(value: CsvValue): string {
  if (value === undefined) return "";
  // String(-0) is "0".
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  const text = String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Fields of one CSV line, trimmed outside of quotes; a quoted field may hold commas and doubled quotes (RFC
 * 4180), so `"(1,2)"` is one.
 */
export function splitCsvLine(line: string): readonly string[] {
  // The comma put in front makes every field a match of its own, an empty first one included.
  const fields = `,${line}`.matchAll(/,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  return Array.from(fields, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain.trim());
}
