/** Fields of one CSV line, trimmed outside of quotes; a quoted field may hold commas and doubled quotes (RFC 4180), so `"(1,2)"` is one. */
export function splitCsvLine(line: string): readonly string[] {
  // The comma put in front makes every field a match of its own, an empty first one included.
  const fields = `,${line}`.matchAll(/,\s*(?:"((?:[^"]|"")*)"\s*(?=,|$)|([^,]*))/g);
  return Array.from(fields, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain.trim());
}
