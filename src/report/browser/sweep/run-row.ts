import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { element } from "../shared/element.ts";
import { copyButton } from "./copy-button.ts";
import type { RunColumn } from "./run-columns.ts";
import { runCommand, runPagePath } from "./run-command.ts";

interface RowSelection {
  readonly isSelected: boolean;
  readonly onSelect: (row: number, isSelected: boolean) => void;
}

/** A run in the table. */
export function runRow(
  data: SweepPageData,
  columns: readonly RunColumn[],
  row: number,
  { isSelected, onSelect }: RowSelection,
): HTMLTableRowElement {
  const run = data.runs.run[row];
  const box = element("input", { type: "checkbox", "aria-label": `learning curve of run ${run}` });
  box.checked = isSelected;
  // A failed run has no curve.
  box.disabled = data.runs.failure[row] !== null;
  box.addEventListener("change", () => onSelect(row, box.checked));
  const cells = columns.map(({ numeric, textOf }) =>
    element("td", numeric ? { class: "number" } : {}, textOf(row)),
  );
  return element(
    "tr",
    { "data-run": String(run) },
    element("td", {}, box),
    ...cells,
    element("td", { class: "run-source" }, ...runSource(data, row)),
  );
}

/** The run's own page where it has one, and otherwise how to do it again; what a failed run has said stands above. */
function runSource(data: SweepPageData, row: number): readonly Node[] {
  const { runs, failures, pages } = data;
  const failure = runs.failure[row];
  const message = failure === null ? [] : [element("div", { class: "failure" }, failures[failure])];
  if (pages.includes(runs.run[row]))
    return [...message, element("a", { href: runPagePath(data, row) }, `report of run ${runs.run[row]}`)];
  const command = runCommand(data, row);
  const code = element("code", { title: command }, command);
  return [...message, element("div", { class: "run-command" }, code, copyButton(code, runs.run[row]))];
}
