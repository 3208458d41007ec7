import { AgopError } from "../../errors.ts";
import { splitCsvLine } from "../../io/csv.ts";
import type { Task } from "../tasks/task.ts";
import { tableTask } from "./table-task.ts";

/**
 * Reads an operation table: JSON `{"table": [[...], ...]}` with optional lists `rows`, `columns` and `labels`, or CSV, a
 * plain grid of entries without a heading.
 * @param name Name of the task, for example that of the file.
 * @throws AgopError INVALID_FILE (`table`) for text that is no such JSON, INVALID_TABLE for what is in it.
 * @example
 * const task = parseTableFile("0,1,2\n1,2,0\n2,0,1\n", "my-table.csv");
 * console.log(task.labels.join(" "), tableReport(task).group.holds); // 0 1 2 true
 */
export function parseTableFile(text: string, name: string): Task {
  const content = text.replace(/^\uFEFF/, "").trim();
  if (content.startsWith("{") || content.startsWith("[")) return jsonTable(content, name);
  const entries = content === "" ? [] : content.split(/\r\n?|\n/).map(splitCsvLine);
  if (entries.length > 0 && entries.every((row) => row.length === 1 && /[;\t]/.test(row[0])))
    throw new AgopError("INVALID_FILE", {
      argument: "table",
      given: "CSV without a comma, its lines with semicolons or tabs,",
      accepted: "entries that commas separate",
    });
  const words = entries.map(([entry]) => entry.trim().split(/\s+/).length);
  const isOneColumn = entries.length > 1 && entries.every((row) => row.length === 1);
  // Who quotes an entry means it as it is.
  if (isOneColumn && !content.includes('"') && words.every((count) => count === entries.length))
    throw new AgopError("INVALID_FILE", {
      argument: "table",
      given: `CSV without a comma, ${entries.length} words in each of its ${entries.length} lines,`,
      accepted: "entries that commas separate",
    });
  return tableTask({ name, entries });
}

function jsonTable(text: string, name: string): Task {
  const accepted = 'JSON {"table": [[...], ...]}, or CSV';
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw new AgopError("INVALID_FILE", {
      argument: "table",
      given: "text that is not JSON",
      accepted,
      cause,
    });
  }
  if (!hasTable(content)) {
    throw new AgopError("INVALID_FILE", {
      argument: "table",
      given: 'JSON without a list "table"',
      accepted,
    });
  }
  const { table, rows, columns, labels } = content;
  return tableTask({ name, entries: table, rows, columns, labels });
}

/** Only the list itself is looked at here: tableTask checks everything in it and names what is wrong. */
function hasTable(content: unknown): content is {
  table: string[][];
  rows: string[] | undefined;
  columns: string[] | undefined;
  labels: string[] | undefined;
} {
  return (
    typeof content === "object" && content !== null && "table" in content && Array.isArray(content.table)
  );
}
