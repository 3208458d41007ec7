import type { SweepAxis, SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { onThemeChange } from "../shared/theme.ts";
import { axisChoices, axisChoicesOrNone, quantityChoices } from "./axis-choices.ts";
import { axisName, valueText } from "./axis-text.ts";
import { type Band, type CurveContentOptions, curveContent } from "./curve-content.ts";
import { dataTable } from "./data-table.ts";
import { defaultCurveAxis, defaultSeriesAxis } from "./default-axes.ts";
import { lazyDetails } from "./lazy-details.ts";
import { quantities } from "./quantities.ts";
import { quantityCurves } from "./quantity-curves.ts";
import { selectControl } from "./select-control.ts";
import { seriesChart } from "./series-chart.ts";
import { spreadCell } from "./spread-text.ts";

/** A quantity against one axis, one line for each value of another. @returns Draws it from other runs. */
export function curveSection(data: SweepPageData): (rows: readonly number[]) => void {
  const show = seriesChart("curve-chart");
  let rows: readonly number[] = [];
  let shown: CurveContentOptions | undefined;
  const fillTable = lazyDetails("curve-table", () => (shown === undefined ? [] : [curveTable(shown)]));
  const draw = () => {
    const { along, series, quantity, band } = controls();
    const curves = quantityCurves(data, rows, { along, series }, quantity);
    const seriesAxis = series === null ? null : data.axes[series];
    shown = { curves, quantity, along: data.axes[along], series: seriesAxis, band };
    show(curveContent(shown));
    fillTable();
  };
  const controls = curveControls(data.axes, draw);
  onThemeChange(draw);
  return (next) => {
    rows = next;
    draw();
  };
}

/** The controls of the chart. @returns What they ask for. */
function curveControls(axes: readonly SweepAxis[], onChange: () => void) {
  const startsAlong = defaultCurveAxis(axes);
  const quantity = selectControl({
    id: "curve-quantity",
    choices: quantityChoices,
    initial: quantities[0],
    onChange,
  });
  const along = selectControl({
    id: "curve-along",
    choices: axisChoices(axes),
    initial: startsAlong,
    onChange,
  });
  const by = selectControl({
    id: "curve-by",
    choices: axisChoicesOrNone(axes, "all runs together"),
    initial: defaultSeriesAxis(axes, startsAlong),
    onChange,
  });
  const band = selectControl<Band>({
    id: "curve-band",
    choices: [
      { value: "interval", label: "95 % interval of the mean" },
      { value: "range", label: "least to greatest" },
    ],
    initial: "interval",
    onChange,
  });
  return () => ({
    quantity: quantity.value(),
    along: along.value(),
    // A line for each point would be no line.
    series: by.value() === along.value() ? null : by.value(),
    band: band.value(),
  });
}

function curveTable({ curves, along, quantity }: CurveContentOptions): HTMLTableElement {
  return dataTable({
    caption: `${quantity.label}: mean ± standard deviation (runs)`,
    header: [axisName(along), ...curves.map(({ name }) => name)],
    rows: along.values.map((value, code) => [
      valueText(value),
      ...curves.map(({ points }) => spreadCell(points[code], quantity)),
    ]),
  });
}
