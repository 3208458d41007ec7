import { axisTitle } from "../../sweep-model/axis-text.ts";
import { defaultGroups } from "../../sweep-model/chosen-axes.ts";
import { type GeneralisationTimes, generalisationTimes } from "../../sweep-model/curves.ts";
import type { SweepTable } from "../../sweep-model/sweep-table.ts";
import type { ChartPoint } from "../shared/chart-lines.ts";
import { dataTable, lazyDetails } from "../shared/data-table.ts";
import { LineChart } from "../shared/line-chart.ts";
import { axisChoicesOrNone, selectControl } from "./controls.ts";
import { lineStyles } from "./line-styles.ts";

/** Largest number of values of an axis for one line each by default. */
const mostLines = 12;

/** The share of runs generalised by each iteration. @returns Redraws for other runs. */
export function timesSection(data: SweepTable): (rows: readonly number[]) => void {
  let rows: readonly number[] = [];
  const times = () => generalisationTimes(data, rows, by.value());
  const chart = new LineChart("times-chart", () => {
    const place = by.value();
    const axis = place === null ? null : data.axes[place];
    const styles = lineStyles(axis);
    return {
      xName: "iteration",
      yName: "runs that have generalised",
      scale: "share",
      legend: axis === null ? "" : axisTitle(axis),
      lines: times().map(({ name, steps }, index) => ({
        name,
        ...styles[index],
        stepped: true,
        points: sharesByIteration(steps),
      })),
    };
  });
  const fillTable = lazyDetails("times-table", () => [timesTable(times())]);
  const draw = () => {
    chart.draw();
    fillTable();
  };
  const by = selectControl({
    id: "times-by",
    choices: axisChoicesOrNone(data.axes, "all runs together"),
    initial: defaultGroups(data.axes, [], mostLines),
    onChange: draw,
  });
  return (shown) => {
    rows = shown;
    draw();
  };
}

function timesTable(times: readonly GeneralisationTimes[]): HTMLTableElement {
  return dataTable({
    caption: "Iterations until the runs have generalised",
    header: ["Runs", "Finished", "Generalised", "Half of them by iteration", "Share by iteration"],
    rows: times.map(({ name, runs, generalised, median, steps }) => [
      name,
      String(runs),
      String(generalised),
      median === null ? "never" : String(median),
      steps.map(([iteration, share]) => `${iteration}: ${(100 * share).toFixed(0)} %`).join(", "),
    ]),
  });
}

/**
 * Emit a point at every iteration: ECharts would join distant points by a slope where the step between them
 * is below a pixel.
 */
function sharesByIteration(steps: GeneralisationTimes["steps"]): readonly ChartPoint[] {
  return steps.flatMap(([iteration, share], index) => {
    const [next] = steps[index + 1] ?? [iteration + 1];
    return Array.from({ length: next - iteration }, (_, further) => ({ x: iteration + further, y: share }));
  });
}
