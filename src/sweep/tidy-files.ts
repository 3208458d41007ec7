import path from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { csvRow } from "../io/csv.ts";
import type { TidyColumn } from "./tidy-rows.ts";

export type TidyFormat = "csv" | "parquet";

/** Writes a table as `NAME.csv` or `NAME.parquet`. @returns The path. @throws AgopError INVALID_OUTPUT. */
export async function writeTidyFile(
  directory: string,
  name: string,
  format: TidyFormat,
  columns: readonly TidyColumn[],
): Promise<string> {
  const file = path.join(directory, `${name}.${format}`);
  await writeFileAtomically(file, format === "csv" ? csvBytes(columns) : parquetBytes(columns));
  return file;
}

/** Rows per string: a table above 500 MB would not fit into a single string. */
const rowsOfPiece = 10_000;

function csvBytes(columns: readonly TidyColumn[]): Uint8Array {
  const count = columns[0]?.values.length ?? 0;
  const pieces = [Buffer.from(csvRow(columns.map(({ name }) => name)))];
  for (let begin = 0; begin < count; begin += rowsOfPiece) {
    const rows = Array.from({ length: Math.min(rowsOfPiece, count - begin) }, (_, n) =>
      csvRow(columns.map(({ values }) => values[begin + n] ?? undefined)),
    );
    pieces.push(Buffer.from(rows.join("")));
  }
  return Buffer.concat(pieces);
}

const parquetTypes = { text: "STRING", integer: "INT64", number: "DOUBLE", switch: "BOOLEAN" } as const;

function parquetBytes(columns: readonly TidyColumn[]): Uint8Array {
  const columnData = columns.map(({ name, kind, values }) => ({
    name,
    data: values.map((value) => (kind === "integer" && value !== null ? BigInt(Number(value)) : value)),
    type: parquetTypes[kind],
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
