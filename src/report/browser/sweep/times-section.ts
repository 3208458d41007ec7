import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { onThemeChange } from "../shared/theme.ts";
import { axisChoicesOrNone } from "./axis-choices.ts";
import { axisName } from "./axis-text.ts";
import type { ChartPoint } from "./chart-series.ts";
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
        points: sharesByIteration(steps),
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

/** A point at every iteration: the chart library would join distant points by a slope where the step between them is less than a pixel. */
function sharesByIteration(steps: GeneralisationTimes["steps"]): readonly ChartPoint[] {
  return steps.flatMap(([iteration, share], index) => {
    const [next] = steps[index + 1] ?? [iteration + 1];
    return Array.from({ length: next - iteration }, (_, further) => ({ x: iteration + further, y: share }));
  });
}
