import type { RunRecord } from "../../sweep/run-record.ts";
import { lineStyle, mostLines } from "../shared/line-style.ts";
import type { FigureAxis } from "./axis.ts";
import type { Figure } from "./chart.ts";
import type { FigureChoices } from "./figure-options.ts";
import type { SweepSource } from "./figure-source.ts";
import { lineFigure } from "./line-figure.ts";
import type { Line, LinePoint } from "./line-panel.ts";
import { formatNumber } from "./nice-ticks.ts";
import {
  parameterTitle,
  type SweepParameter,
  type SweepValue,
  sweepValues,
  valueTitle,
} from "./sweep-axis.ts";
import { averagedOver, chosenGroups, chosenX } from "./sweep-choice.ts";
import { type SweepQuantity, sweepQuantity, timeToGeneralise } from "./sweep-quantity.ts";
import { meanOf, runsWith } from "./sweep-statistics.ts";
import { linearAxis, percentAxis } from "./value-axis.ts";

const panelHeight = 330;
const shareHeight = 140;

/** A quantity against a parameter: mean and 95 % interval over the other parameters. */
export function curveFigure({ records }: SweepSource, choices: FigureChoices): Figure {
  const quantity = sweepQuantity(choices.quantity);
  const plot = curvesOf(records, choices);
  const lines = plot.lines(quantity);
  return lineFigure({
    title: choices.title,
    description: `${quantity.name} against ${parameterTitle(plot.x)}: ${plot.averaged}, 95 % interval`,
    x: plot.xAxis,
    panels: [{ y: quantityAxis(quantity, lines), lines, height: panelHeight }],
    hasLegend: lines.length > 1,
  });
}

/** When runs generalise: the iterations that it takes those that do, and the share of all that do. */
export function timeToGeneraliseFigure({ records }: SweepSource, choices: FigureChoices): Figure {
  const plot = curvesOf(records, choices);
  const lines = plot.lines(timeToGeneralise);
  const share: SweepQuantity = {
    name: "runs that do (%)",
    isPercentage: true,
    measure: (record) => (timeToGeneralise.measure(record) === undefined ? 0 : 100),
  };
  return lineFigure({
    title: choices.title,
    description:
      `${timeToGeneralise.name} against ${parameterTitle(plot.x)}, of the runs that reach it, with their 95 % interval, ` +
      `and the share of these runs: ${plot.averaged}`,
    x: plot.xAxis,
    panels: [
      { y: quantityAxis(timeToGeneralise, lines), lines, height: panelHeight - 60 },
      { y: percentAxis("runs that do", 2), lines: withoutIntervals(plot.lines(share)), height: shareHeight },
    ],
    hasLegend: lines.length > 1,
  });
}

interface CurvePlot {
  readonly x: SweepParameter;
  readonly xAxis: FigureAxis;
  readonly averaged: string;
  lines(quantity: SweepQuantity): readonly Line[];
}

function curvesOf(records: readonly RunRecord[], choices: FigureChoices): CurvePlot {
  const x = chosenX(records, choices.x);
  const by = chosenGroups(records, "by", choices.by, [x], mostLines);
  const values = sweepValues(records, x);
  const isNumeric = values.every((value) => typeof value === "number");
  const place = (value: SweepValue, index: number) => (isNumeric ? Number(value) : index + 0.5);
  const groups = by === undefined ? [undefined] : sweepValues(records, by);
  return {
    x,
    xAxis: isNumeric ? numericAxis(x, values.map(Number)) : textAxis(x, values),
    averaged: averagedOver(records, [x, by]),
    lines: (quantity) =>
      groups.map((group, index): Line => {
        const runs = runsWith(records, by, group);
        const points = values.map((value, at): LinePoint => {
          const found = meanOf(runsWith(runs, x, value), quantity);
          return point(place(value, at), found, quantity);
        });
        const name = by === undefined || group === undefined ? quantity.name : valueTitle(by, group);
        return { name, style: lineStyle(index), points };
      }),
  };
}

/** A single run has no interval; no quantity is negative. */
function point(x: number, found: ReturnType<typeof meanOf>, { isPercentage }: SweepQuantity): LinePoint {
  if (found === undefined) return { x, y: undefined };
  const { mean, halfWidth, count } = found;
  if (count === 1) return { x, y: mean };
  const [least, most] = isPercentage ? [0, 100] : [0, Number.POSITIVE_INFINITY];
  return { x, y: mean, low: Math.max(least, mean - halfWidth), high: Math.min(most, mean + halfWidth) };
}

function withoutIntervals(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, points: line.points.map(({ x, y }) => ({ x, y })) }));
}

function numericAxis(name: SweepParameter, values: readonly number[]): FigureAxis {
  const startsAtZero = values[0] >= 0 && values[0] <= 0.5 * (values.at(-1) ?? 0);
  return linearAxis(parameterTitle(name), values, startsAtZero);
}

function textAxis(name: SweepParameter, values: readonly SweepValue[]): FigureAxis {
  const ticks = values.map((value, index) => {
    return { at: index + 0.5, label: typeof value === "number" ? formatNumber(value) : String(value) };
  });
  return { name: parameterTitle(name), from: 0, to: values.length, ticks };
}

function quantityAxis({ name, isPercentage }: SweepQuantity, lines: readonly Line[]): FigureAxis {
  if (isPercentage) return percentAxis(name.replace(" (%)", ""));
  const values = lines.flatMap(({ points }) => points.flatMap(({ y, low, high }) => [y, low, high]));
  return linearAxis(
    name,
    values.filter((value) => value !== undefined),
  );
}
