import type { Task } from "../../algebra/tasks/task.ts";
import { taskDimension } from "../../algebra/tasks/task-dimension.ts";
import type { DescribedRun } from "../../run/parameters/described-run.ts";

type Problem = Pick<DescribedRun, "task" | "partition">;

/** States the size of a run on one line, so that users notice a wrong table before the first iteration. */
export function problemLine({ task, partition }: Problem): string {
  const [n, m] = [partition.train.length / 2, partition.test.length / 2];
  return (
    `${task.name}: n = ${n} training samples, m = ${m} test samples, c = ${task.labels.length} labels, ` +
    `d = ${taskDimension(task)}; the kernel matrix takes ${bytesText(8 * n ** 2)}`
  );
}

/** Notes that rows or columns of a table have names; undefined if both are numbered. */
export function tableNamesNote(
  { firstElements, secondElements }: Pick<Task, "firstElements" | "secondElements">,
  table: string | undefined,
): string | undefined {
  const isNamed = (names: readonly string[]) => names.some((name, index) => name !== String(index));
  const named = [
    ...(isNamed(firstElements) ? [`rows (${namesText(firstElements)})`] : []),
    ...(isNamed(secondElements) ? [`columns (${namesText(secondElements)})`] : []),
  ];
  if (table === undefined || named.length === 0) return undefined;
  return `--table ${table}: names of ${named.join(" and ")} taken from the file`;
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(", ");
  return names.length > 4 ? `${shown}, ...` : shown;
}

/** Minimum number of table entries for a warning; smaller tables give no evidence. */
const tellingEntries = 16;

/** Warns if a table looks like a data file, with more distinct labels than half its entries. */
export function dataFileWarning({
  task,
  parameters,
}: Pick<DescribedRun, "task" | "parameters">): string | undefined {
  const { labels, table } = task;
  if (parameters.table === undefined || table.length < tellingEntries) return undefined;
  if (labels.length <= table.length / 2) return undefined;
  return (
    `--table ${parameters.table}: ${labels.length} labels in ${table.length} entries; ` +
    "this looks like a file of data, and not like the table of an operation"
  );
}

/** Formats bytes for people. */
function bytesText(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const unit = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${units[unit]}`;
}
