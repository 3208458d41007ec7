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
  await writeFileAtomically(file, format === "csv" ? csvText(columns) : parquetBytes(columns));
  return file;
}

function csvText(columns: readonly TidyColumn[]): string {
  const rows = columns[0]?.values.map((_, row) =>
    csvRow(columns.map(({ values }) => values[row] ?? undefined)),
  );
  return csvRow(columns.map(({ name }) => name)) + (rows ?? []).join("");
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
