import { element, elementById } from "./element.ts";

export interface DataTable {
  readonly caption?: string;
  readonly header: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
  /** Whether all cells are numbers, aligned right; default false. */
  readonly isNumeric?: boolean;
}

/** A plain table, the text alternative of a picture. */
export function dataTable({ caption, header, rows, isNumeric = false }: DataTable): HTMLTableElement {
  const number = isNumeric ? { class: "number" } : {};
  const row = ([heading, ...cells]: readonly string[]) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", ...number }, heading),
      ...cells.map((cell) => element("td", number, cell)),
    );
  const headings = header.map((name) => element("th", { scope: "col", ...number }, name));
  return element(
    "table",
    {},
    ...(caption === undefined ? [] : [element("caption", {}, caption)]),
    element("thead", {}, element("tr", {}, ...headings)),
    element("tbody", {}, ...rows.map(row)),
  );
}

/**
 * Fills a details element only on opening: a table of thousands of cells would delay the page.
 * @returns Call it when the content has changed.
 */
export function lazyDetails(id: string, content: () => readonly Node[]): () => void {
  const details = elementById(id, HTMLDetailsElement);
  const body = details.querySelector(".details-body");
  const fill = () => body?.replaceChildren(...(details.open ? content() : []));
  details.addEventListener("toggle", fill);
  return fill;
}
