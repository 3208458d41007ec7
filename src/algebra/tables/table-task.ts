import { AgopError, describeValue } from "../../errors.ts";
import { requireElementCount } from "../groups/element-count.ts";
import type { FiniteGroup } from "../groups/finite-group.ts";
import type { Task } from "../tasks/task.ts";
import { orderLabels } from "./label-order.ts";
import { groupOfTable } from "./table-report.ts";

/** A name in an operation table; a number equals its decimal spelling. */
export type TableEntry = string | number;

/** A finite operation for `tableTask`. */
export interface OperationTable {
  /** Name of the task. */
  readonly name: string;
  /** Labels, N1 rows of N2 entries. */
  readonly entries: readonly (readonly TableEntry[])[];
  /** Names of the N1 first operands; default `0`..`N1-1`. */
  readonly rows?: readonly TableEntry[] | undefined;
  /** Names of the N2 second operands; default the row names where N1 = N2, else `0`..`N2-1`. */
  readonly columns?: readonly TableEntry[] | undefined;
  /** All labels in index order; default those in the table, ordered as `orderLabels` describes. */
  readonly labels?: readonly TableEntry[] | undefined;
}

/**
 * A task from any finite operation table. It has no closed-form symmetries.
 * @throws AgopError INVALID_TABLE (`table`) for an empty or ragged table, a hole, an unknown label or bad
 * names.
 * @example
 * const entries = [
 *   ["rock", "paper"],
 *   ["paper", "scissors"],
 * ];
 * const task = tableTask({ name: "a game", entries });
 * console.log(task.labels.join(" ")); // rock paper scissors
 */
export function tableTask(table: OperationTable): Task {
  const entries = requireGrid(table.entries);
  const [firstSize, secondSize] = [entries.length, entries[0].length];
  const rows = table.rows === undefined ? undefined : requireNames(table.rows, "row names", firstSize);
  const firstElements = rows ?? countingNames(firstSize);
  const secondElements =
    table.columns === undefined
      ? firstSize === secondSize
        ? firstElements
        : countingNames(secondSize)
      : requireNames(table.columns, "column names", secondSize);
  const labels =
    table.labels === undefined
      ? orderLabels([...new Set(entries.flat())], rows ?? [])
      : requireNames(table.labels, "labels", undefined);
  const labelIndices = new Map(labels.map((label, index) => [label, index]));
  const indices = new Int32Array(firstSize * secondSize);
  for (const [i, row] of entries.entries()) {
    for (const [j, entry] of row.entries()) {
      const label = labelIndices.get(entry);
      if (label === undefined) {
        throw invalidTable(
          `${describeValue(entry)} in row ${i}, column ${j} (from 0)`,
          "the labels of the list given",
        );
      }
      indices[i * secondSize + j] = label;
    }
  }
  const task: Task = { name: table.name, firstElements, secondElements, labels, table: indices };
  if (!firstElements.every((name, index) => name === secondElements[index])) return task;
  let group: FiniteGroup | undefined | null = null;
  return {
    ...task,
    // Compute on demand: a large table takes a moment to check, and a plain run never needs it.
    get group(): FiniteGroup | undefined {
      if (group === null) group = groupOfTable(task);
      return group;
    },
  };
}

function countingNames(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => String(index));
}

function requireGrid(entries: unknown): readonly (readonly string[])[] {
  if (!Array.isArray(entries) || entries.length === 0) {
    throw invalidTable(
      Array.isArray(entries) ? "no row" : describeValue(entries),
      "at least one row of entries",
    );
  }
  requireElementCount("INVALID_TABLE", "table", entries.length);
  let width: number | undefined;
  return entries.map((row: unknown, i) => {
    if (!Array.isArray(row) || row.length === 0) {
      throw invalidTable(
        `${Array.isArray(row) ? "nothing" : describeValue(row)} in row ${i} (from 0)`,
        "a list of entries",
      );
    }
    width ??= row.length;
    if (row.length !== width) {
      throw invalidTable(
        `${row.length} ${row.length === 1 ? "entry" : "entries"} in row ${i} (from 0)`,
        `${width} in every row, as in row 0`,
      );
    }
    requireElementCount("INVALID_TABLE", "table", width);
    return Array.from(row, (entry: unknown, j) => requireName(entry, `in row ${i}, column ${j} (from 0)`));
  });
}

function requireNames(names: unknown, what: string, count: number | undefined): readonly string[] {
  if (!Array.isArray(names) || names.length === 0 || (count !== undefined && names.length !== count)) {
    throw invalidTable(
      `${Array.isArray(names) ? names.length : describeValue(names)} as ${what}`,
      count === undefined ? "a list of names" : `a list of ${count} names`,
    );
  }
  const result = Array.from(names, (name: unknown, n) =>
    requireName(name, `as number ${n} (from 0) of the ${what}`),
  );
  const repeated = result.find((name, n) => result.indexOf(name) !== n);
  if (repeated !== undefined)
    throw invalidTable(`${describeValue(repeated)} twice among the ${what}`, "distinct names");
  return result;
}

function requireName(entry: unknown, where: string): string {
  const name = typeof entry === "number" && Number.isFinite(entry) ? String(entry) : entry;
  if (typeof name !== "string" || name === "") {
    const hole = entry === undefined || entry === null || entry === "";
    throw invalidTable(
      `${hole ? "no entry" : describeValue(entry)} ${where}`,
      "a string or a number in every place",
    );
  }
  return name;
}

function invalidTable(given: string, accepted: string): AgopError {
  return new AgopError("INVALID_TABLE", { argument: "table", given, accepted });
}
