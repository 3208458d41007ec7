import { createHash } from "node:crypto";
import { readInput } from "../io/read-input.ts";
import { atOption } from "../run/parameters/options.ts";
import type { ParameterGrid, SweepGrid } from "./grid.ts";

/** SHA-256 of each operation table that a sweep reads, by its path: what stands at the path may change between two sessions. */
export type TableHashes = Readonly<Record<string, string>>;

/** @throws AgopError INVALID_FILE for a table that cannot be read. */
export async function tableHashes({ grids }: SweepGrid): Promise<TableHashes> {
  const list: readonly ParameterGrid[] = Array.isArray(grids) ? grids : [grids];
  const files = new Set(list.flatMap(({ table = [] }) => table));
  const hashes = await Promise.all(
    Array.from(files, async (file) => {
      const bytes = await atOption("--table", () => readInput(file, "the path of a file that can be read"));
      return [file, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
  return Object.fromEntries(hashes);
}

/** The path of a table that is not what it was; undefined where all are. */
export function changedTable(before: TableHashes, now: TableHashes): string | undefined {
  return Object.keys(now).find((file) => before[file] !== undefined && before[file] !== now[file]);
}
