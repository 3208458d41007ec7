import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { element } from "../shared/element.ts";
import { elementById } from "../shared/page-data.ts";
import type { RunColumn } from "./run-columns.ts";
import { runRow } from "./run-row.ts";
import { pageLength, type RunView } from "./run-view.ts";

export interface RunTableOptions {
  readonly data: SweepPageData;
  readonly columns: readonly RunColumn[];
  readonly view: RunView;
  /** Called when other runs are selected. */
  readonly onSelection: () => void;
}

/** The table of runs, a page of it at a time. @returns Shows what the view has become. */
export function runTable({ data, columns, view, onSelection }: RunTableOptions): () => void {
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
    element("th", { scope: "col" }, "report or command"),
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
  const button = element("button", { type: "button" }, label);
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
