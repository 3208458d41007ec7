import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { capitalised } from "../../shared/capitalised.ts";
import { axisTitle, valueText } from "../../sweep-model/axis-text.ts";
import type { SweepAxis } from "../../sweep-model/sweep-table.ts";
import { copyButton } from "../shared/copy-buttons.ts";
import { element, elementById } from "../shared/element.ts";
import { selectControl } from "./controls.ts";
import type { RunColumn } from "./run-columns.ts";
import { runCommand, runPagePath } from "./run-command.ts";
import { emptyFilter, type RunFilter } from "./run-filter.ts";
import { pageLength, type RunView } from "./run-view.ts";

export interface RunsSectionOptions {
  readonly data: SweepPageData;
  readonly columns: readonly RunColumn[];
  readonly view: RunView;
  /** Called when the selection changes. */
  readonly onSelection: () => void;
}

/** The table of runs, one page at a time. @returns Shows the changed view. */
export function runsSection({ data, columns, view, onSelection }: RunsSectionOptions): () => void {
  const body = elementById("run-rows");
  const headings = columns.map((column, index) =>
    columnHeading(column, () => {
      view.orderBy(index);
      show();
    }),
  );
  elementById("run-columns").replaceChildren(
    element("th", { scope: "col" }, element("span", { class: "visually-hidden" }, "learning curve")),
    ...headings,
    element("th", { scope: "col" }, "Report or command"),
  );
  const turn = (id: string, page: () => number) =>
    elementById(id).addEventListener("click", () => {
      view.turnTo(page());
      show();
    });
  turn("run-page-first", () => 0);
  turn("run-page-previous", () => view.page - 1);
  turn("run-page-next", () => view.page + 1);
  turn("run-page-last", () => view.pages - 1);
  const onSelect = (row: number, isSelected: boolean) => {
    if (isSelected) view.selected.add(row);
    else view.selected.delete(row);
    onSelection();
  };
  const show = () => {
    body.replaceChildren(
      ...view.rowsOfPage.map((row) =>
        runRow(data, columns, row, { isSelected: view.selected.has(row), onSelect }),
      ),
    );
    showOrder(headings, view);
    showPlace(view, data.runs.run.length);
  };
  return show;
}

function columnHeading({ label, numeric }: RunColumn, onClick: () => void): HTMLTableCellElement {
  const button = element("button", { type: "button" }, capitalised(label));
  button.addEventListener("click", onClick);
  return element(
    "th",
    { scope: "col", "aria-sort": "none", ...(numeric ? { class: "number" } : {}) },
    button,
  );
}

function showOrder(headings: readonly HTMLTableCellElement[], { order }: RunView): void {
  for (const [index, heading] of headings.entries()) {
    const direction = order.descending ? "descending" : "ascending";
    heading.setAttribute("aria-sort", index === order.column ? direction : "none");
  }
}

function showPlace(view: RunView, all: number): void {
  const { rows, page, pages } = view;
  const from = page * pageLength;
  const to = Math.min(from + pageLength, rows.length);
  const of = rows.length === all ? `${all} runs` : `${rows.length} matching runs of ${all}`;
  elementById("run-count").textContent =
    rows.length === 0 ? `No run of ${all} matches.` : `${from + 1} to ${to} of ${of}`;
  const disable = (id: string, isDisabled: boolean) => {
    elementById(id).toggleAttribute("disabled", isDisabled);
  };
  for (const id of ["run-page-first", "run-page-previous"]) disable(id, page === 0);
  for (const id of ["run-page-next", "run-page-last"]) disable(id, page === pages - 1);
}

interface RowSelection {
  readonly isSelected: boolean;
  readonly onSelect: (row: number, isSelected: boolean) => void;
}

/** A row of the table. */
function runRow(
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

/**
 * A link to the page of the run, or else the command that repeats it; above it the message of a failed run.
 */
function runSource(data: SweepPageData, row: number): readonly Node[] {
  const { runs, failures, pages } = data;
  const failure = runs.failure[row];
  const message = failure === null ? [] : [element("div", { class: "failure" }, failures[failure])];
  if (pages.includes(runs.run[row]))
    return [...message, element("a", { href: runPagePath(data, row) }, `report of run ${runs.run[row]}`)];
  const command = runCommand(data, row);
  const code = element("code", { title: command }, command);
  return [
    ...message,
    element(
      "div",
      { class: "run-command" },
      copyButton(code, `Copy the command of run ${runs.run[row]}`),
      code,
    ),
  ];
}

/** The controls of the filter. */
export interface RunFilters {
  /** Displays a filter and applies it. */
  set(filter: RunFilter): void;
}

/**
 * One select element per axis, one for the status, and a text field.
 * @param onChange Called with the new filter.
 */
export function runFilters(axes: readonly SweepAxis[], onChange: (filter: RunFilter) => void): RunFilters {
  const place = elementById("run-filters");
  place.prepend(...axes.map(axisLabel));
  const text = elementById("run-text", HTMLInputElement);
  const changed = () =>
    onChange({
      codes: controls.map((control) => control.value()),
      status: status.value(),
      text: text.value,
    });
  const controls = axes.map(({ values }, index) =>
    selectControl<number | null>({
      id: filterId(index),
      choices: [
        { value: null, label: "all" },
        ...values.map((value, code) => ({ value: code, label: valueText(value) })),
      ],
      initial: null,
      onChange: changed,
    }),
  );
  const status = selectControl<RunFilter["status"]>({
    id: "run-status",
    choices: (["all", "done", "failed"] as const).map((value) => ({ value, label: value })),
    initial: "all",
    onChange: changed,
  });
  const set = (filter: RunFilter) => {
    for (const [index, control] of controls.entries()) control.show(filter.codes[index]);
    status.show(filter.status);
    text.value = filter.text;
    changed();
  };
  text.addEventListener("input", changed);
  elementById("run-filters-clear").addEventListener("click", () => set(emptyFilter(axes)));
  return { set };
}

const filterId = (axis: number): string => `run-filter-${axis}`;

function axisLabel(axis: SweepAxis, index: number): HTMLLabelElement {
  return element("label", {}, capitalised(axisTitle(axis)), element("select", { id: filterId(index) }));
}
