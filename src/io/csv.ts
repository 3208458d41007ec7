/** One cell; undefined is written as an empty cell. */
export type CsvValue = string | number | boolean | undefined;

/**
 * Formats one line of a CSV file (RFC 4180, but ending in a single newline). Numbers have enough digits to
 * read back the same float64; text is quoted only where necessary.
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
 * Splits one CSV line into fields, trimmed outside of quotes. A quoted field may contain commas and doubled
 * quotes (RFC 4180), so `"(1,2)"` is a single field.
 */
export function splitCsvLine(line: string): readonly string[] {
  // Prepend a comma so that every field matches separately, including an empty first field.
  const fields = `,${line}`.matchAll(/,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  return Array.from(fields, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain.trim());
}
