import { element } from "../shared/element.ts";
import { themeColour } from "../shared/theme.ts";
import type { ChartContent } from "./chart-content.ts";

/** Lines that a tooltip names. */
const most = 12;

/** What the chart says of the values under the pointer. */
export function chartTip(content: ChartContent): object {
  return {
    trigger: "axis",
    confine: true,
    backgroundColor: themeColour("--panel"),
    borderColor: themeColour("--line"),
    textStyle: { color: themeColour("--ink"), fontSize: 13 },
    axisPointer: { lineStyle: { color: themeColour("--muted") } },
    formatter: (items: readonly { readonly axisValue: number | string }[]) =>
      tipElement(content, items[0]?.axisValue),
  };
}

function tipElement(
  { xName, lines, categories, yText }: ChartContent,
  at: number | string | undefined,
): HTMLElement {
  const x = categories === undefined ? Number(at) : categories.indexOf(String(at));
  const found = lines.flatMap(({ name, colour, stepped, points }) => {
    const point =
      stepped === true ? points.filter((each) => each.x <= x).at(-1) : points.find((each) => each.x === x);
    return point === undefined ? [] : [{ name, colour, point }];
  });
  const rows = found
    .slice(0, most)
    .map(({ name, colour, point }) =>
      element(
        "div",
        {},
        element("span", { class: "swatch", style: `background: ${colour}` }),
        `${name}: ${point.note ?? yText(point.y)}`,
      ),
    );
  const more = found.length > most ? [element("div", {}, `and ${found.length - most} more`)] : [];
  return element("div", {}, element("strong", {}, `${xName} ${String(at)}`), ...rows, ...more);
}
