import type { SweepPageData } from "../../sweep-page/sweep-page-data.ts";
import { onThemeChange } from "../page/theme.ts";
import { axisChoicesOrNone } from "./axis-choices.ts";
import { axisName } from "./axis-text.ts";
import { dataTable } from "./data-table.ts";
import { defaultSeriesAxis } from "./default-axes.ts";
import { type GeneralisationTimes, generalisationTimes } from "./generalisation-times.ts";
import { lazyDetails } from "./lazy-details.ts";
import { lineStyles } from "./line-styles.ts";
import { selectControl } from "./select-control.ts";
import { seriesChart } from "./series-chart.ts";

/** The share of the runs that have generalised by each iteration. @returns Draws it from other runs. */
export function timesSection(data: SweepPageData): (rows: readonly number[]) => void {
  const show = seriesChart("times-chart");
  let rows: readonly number[] = [];
  let times: readonly GeneralisationTimes[] = [];
  const fillTable = lazyDetails("times-table", () => [timesTable(times)]);
  const draw = () => {
    times = generalisationTimes(data, rows, by.value());
    const axis = by.value();
    const styles = lineStyles(axis === null ? null : data.axes[axis]);
    show({
      xName: "iteration",
      yName: "runs that have generalised",
      yText: (value) => `${Number((100 * value).toFixed(1))} %`,
      yMax: 1,
      legend: axis === null ? "" : axisName(data.axes[axis]),
      lines: times.map(({ name, steps }, index) => ({
        name,
        ...styles[index],
        stepped: true,
        points: steps.map(([x, y]) => ({ x, y })),
      })),
    });
    fillTable();
  };
  const by = selectControl({
    id: "times-by",
    choices: axisChoicesOrNone(data.axes, "all runs together"),
    initial: defaultSeriesAxis(data.axes, null),
    onChange: draw,
  });
  onThemeChange(draw);
  return (shown) => {
    rows = shown;
    draw();
  };
}

function timesTable(times: readonly GeneralisationTimes[]): HTMLTableElement {
  return dataTable({
    caption: "Iterations until the runs have generalised",
    header: ["runs", "finished", "generalised", "half of them by iteration", "share by iteration"],
    rows: times.map(({ name, runs, generalised, median, steps }) => [
      name,
      String(runs),
      String(generalised),
      median === null ? "never" : String(median),
      steps.map(([iteration, share]) => `${iteration}: ${(100 * share).toFixed(0)} %`).join(", "),
    ]),
  });
}
