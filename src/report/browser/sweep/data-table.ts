import { element } from "../shared/element.ts";

export interface DataTable {
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

/** A plain table, the text alternative of a picture. */
export function dataTable({ caption, header, rows }: DataTable): HTMLTableElement {
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...header.map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows.map(tableRow)),
  );
}

function tableRow([heading, ...cells]: readonly string[]): HTMLTableRowElement {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, heading),
    ...cells.map((cell) => element("td", {}, cell)),
  );
}
