import { element } from "../shared/element.ts";
import { elementById } from "../shared/page-data.ts";
import type { ChartContent } from "./chart-content.ts";

/** Names the lines of a chart below it, each beside a piece of its line. */
export function showLegend(id: string, { legend, lines }: Pick<ChartContent, "legend" | "lines">): void {
  const entries = legend === null ? [] : lines;
  elementById(id).replaceChildren(
    ...(legend === null || legend === "" ? [] : [element("span", { class: "legend-heading" }, legend)]),
    ...entries.map(({ name, colour, dash }) =>
      element(
        "span",
        { class: "legend-entry" },
        element("span", { class: "legend-line", style: `border-top: 3px ${dash} ${colour}` }),
        name,
      ),
    ),
  );
}
