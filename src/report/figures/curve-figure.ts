import { AgopError } from "../../errors.ts";
import type { RunRecord } from "../../sweep/run-record.ts";

import { capitalised } from "../shared/capitalised.ts";
import { lineStyle, mostLines } from "../shared/line-style.ts";
import { axisTitle, isNumeric, valueText, valueTitle } from "../sweep-model/axis-text.ts";
import { quantityCurves } from "../sweep-model/curves.ts";
import { iterationQuantities, sweepCurves } from "../sweep-model/iteration-curves.ts";
import { sweepTable } from "../sweep-model/measured-runs.ts";
import { type Quantity, quantityNamed, titleWithUnit, unitsShown } from "../sweep-model/quantities.ts";
import { meanInterval, type Spread } from "../sweep-model/spread.ts";
import type { SweepAxis } from "../sweep-model/sweep-table.ts";

import type { FigureAxis } from "./axis.ts";
import type { Figure } from "./chart.ts";
import { type FigureChoices, sizes, xChoice, yChoice } from "./figure-options.ts";
import type { SweepSource } from "./figure-source.ts";
import { iterationCurveFigure } from "./iteration-figure.ts";
import { lineFigure } from "./line-figure.ts";
import type { Line, LinePoint } from "./line-panel.ts";

import { averagedOver, chosenGroups, chosenQuantity, chosenX } from "./sweep-choice.ts";

import { linearAxis, percentAxis } from "./value-axis.ts";

const panelHeight = 330;
const shareHeight = 140;

/** A quantity against a parameter: mean and 95 % interval over the other parameters. */
export async function curveFigure(source: SweepSource, choices: FigureChoices): Promise<Figure> {
  const quantity = chosenQuantity(choices.quantity);
  if (choices.x === "iteration") return byIteration(source, quantity, choices);
  const plot = curvesOf(source.records, choices);
  const lines = plot.lines(quantity);
  return lineFigure({
    ...sizes(choices),
    description: `${capitalised(titleWithUnit(quantity))} against ${plot.title}: ${plot.averaged}, 95 % interval`,
    x: plot.xAxis,
    panels: [{ y: quantityAxis(quantity, lines, choices), lines, height: panelHeight }],
    hasLegend: lines.length > 1,
  });
}

async function byIteration(source: SweepSource, { name }: Quantity, choices: FigureChoices): Promise<Figure> {
  const kept = iterationQuantities.find((each) => each === name);
  if (kept !== undefined && sweepCurves(source.records).some((curves) => curves[kept].length > 0))
    return iterationCurveFigure(source, kept, choices);
  throw new AgopError("INVALID_OPTION", {
    argument: "x",
    given: `iteration for ${name}`,
    accepted: `iteration for ${iterationQuantities.join(", ")} of a sweep whose runs have kept them`,
  });
}

/** The time to generalise of the runs that do, and the share of all runs that generalise. */
export function timeToGeneraliseFigure({ records }: SweepSource, choices: FigureChoices): Figure {
  const [time, share] = [quantityNamed("generalised_at"), quantityNamed("generalised")];
  const plot = curvesOf(records, choices);
  const lines = plot.lines(time);
  return lineFigure({
    ...sizes(choices),
    description:
      `${capitalised(titleWithUnit(time))} against ${plot.title}, of the runs that reach it, with their 95 % interval, ` +
      `and the share of these runs: ${plot.averaged}`,
    x: plot.xAxis,
    panels: [
      { y: quantityAxis(time, lines, choices), lines, height: panelHeight - 60 },
      { y: percentAxis("runs that do", 2), lines: withoutIntervals(plot.lines(share)), height: shareHeight },
    ],
    hasLegend: lines.length > 1,
  });
}

interface CurvePlot {
  /** Title of the horizontal parameter. */
  readonly title: string;
  readonly xAxis: FigureAxis;
  readonly averaged: string;
  lines(quantity: Quantity): readonly Line[];
}

function curvesOf(records: readonly RunRecord[], choices: FigureChoices): CurvePlot {
  const x = chosenX(records, choices.x);
  const by = chosenGroups(records, "by", choices.by, [x], mostLines);
  const axes = by === undefined ? [x] : [x, by];
  const table = sweepTable(records, axes);
  const places = { along: 0, series: by === undefined ? null : 1 };
  const isOnScale = isNumeric(x);
  return {
    title: axisTitle(x),
    xAxis: isOnScale ? numericAxis(x, choices) : textAxis(x, choices),
    averaged: averagedOver(records, axes),
    lines: (quantity) =>
      quantityCurves(table, [...records.keys()], places, quantity).map((spreads, index): Line => {
        const name = by === undefined ? titleWithUnit(quantity) : valueTitle(by, by.values[index]);
        const points = spreads.map((spread, at) =>
          point(isOnScale ? Number(x.values[at]) : at + 0.5, spread, quantity),
        );
        return { name, style: lineStyle(index), points };
      }),
  };
}

function point(x: number, spread: Spread | null, quantity: Quantity): LinePoint {
  const measured = spread?.measured ?? null;
  if (measured === null) return { x, y: undefined };
  const { factor } = unitsShown[quantity.unit];
  const interval = meanInterval(measured, quantity);
  if (interval === undefined) return { x, y: factor * measured.mean };
  return { x, y: factor * measured.mean, low: factor * interval.low, high: factor * interval.high };
}

function withoutIntervals(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({ ...line, points: line.points.map(({ x, y }) => ({ x, y })) }));
}

function numericAxis(axis: SweepAxis, choices: FigureChoices): FigureAxis {
  return linearAxis(axisTitle(axis), axis.values.map(Number), false, xChoice(choices));
}

/** @throws AgopError INVALID_OPTION for limits or a logarithm, which need numbers as values. */
function textAxis(axis: SweepAxis, choices: FigureChoices): FigureAxis {
  const { limits, isLogarithmic } = xChoice(choices);
  if (limits !== undefined || isLogarithmic === true) {
    throw new AgopError("INVALID_OPTION", {
      argument: limits === undefined ? "log" : "xlim",
      given: `${limits === undefined ? "x" : limits.join(",")} for ${axisTitle(axis)}, whose values are no numbers,`,
      accepted: "a parameter across whose values are numbers",
    });
  }
  const ticks = axis.values.map((value, index) => ({ at: index + 0.5, label: valueText(value) }));
  return { name: axisTitle(axis), from: 0, to: axis.values.length, ticks };
}

function quantityAxis(quantity: Quantity, lines: readonly Line[], choices: FigureChoices): FigureAxis {
  if (quantity.unit === "share") return percentAxis(quantity.title, 5, yChoice(choices));
  const values = lines.flatMap(({ points }) => points.flatMap(({ y, low, high }) => [y, low, high]));
  return linearAxis(
    titleWithUnit(quantity),
    values.filter((value) => value !== undefined),
    true,
    yChoice(choices),
  );
}
