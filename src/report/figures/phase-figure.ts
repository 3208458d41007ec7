import type { Interval } from "../../numerics/interval.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { sequentialColour } from "../shared/sequential-colour.ts";
import type { Figure } from "./chart.ts";
import type { ColourScale } from "./colour-bar.ts";
import type { FigureChoices } from "./figure-options.ts";
import type { SweepSource } from "./figure-source.ts";
import { formatNumber } from "./nice-ticks.ts";
import { type PhaseCell, type PhasePanel, phasePanels } from "./phase-panels.ts";
import {
  parameterTitle,
  type SweepParameter,
  type SweepValue,
  sweepValues,
  valueTitle,
} from "./sweep-axis.ts";
import { averagedOver, chosenGroups, chosenX, chosenY } from "./sweep-choice.ts";
import { type SweepQuantity, sweepQuantity } from "./sweep-quantity.ts";
import { meanOf, runsWith } from "./sweep-statistics.ts";
import { linearAxis } from "./value-axis.ts";

/** Panels that a column has room for. */
const mostFacets = 8;

/**
 * A quantity as colours over two parameters: its mean over the other parameters and, where a cell has several runs, their standard deviation
 * beside it; one panel, or such a pair, for each value of a third.
 */
export function phaseFigure({ records }: SweepSource, choices: FigureChoices): Figure {
  const quantity = sweepQuantity(choices.quantity);
  const x = chosenX(records, choices.x);
  const y = chosenY(records, choices.y, x);
  const facet = chosenGroups(records, "facet", choices.facet, [x, y], mostFacets);
  const groups = facet === undefined ? [undefined] : sweepValues(records, facet);
  const tables = groups.map((group) => {
    const name = facet === undefined || group === undefined ? "" : valueTitle(facet, group);
    return { name, rows: intervalTable(runsWith(records, facet, group), records, [x, y], quantity) };
  });
  const [xValues, yValues] = [sweepValues(records, x), sweepValues(records, y)];
  return phasePanels({
    title: choices.title,
    description: `${quantity.name} over ${parameterTitle(x)} and ${parameterTitle(y)}: ${averagedOver(records, [x, y, facet])}; hatched where no run has a value, grey where there is none`,
    x: { name: parameterTitle(x), labels: labels(xValues) },
    y: { name: parameterTitle(y), labels: labels(yValues) },
    panels: panelsOf(tables, quantity),
    hasPairs: hasSpread(tables),
  });
}

/** The mean of the runs of a cell; `valueless` where none of them has a value, undefined where there is none. */
type Cell = Interval | "valueless" | undefined;

/** [row][column]. */
type IntervalTable = readonly (readonly Cell[])[];

interface NamedTable {
  readonly name: string;
  readonly rows: IntervalTable;
}

/** @param all Runs whose values the axes have, those of other panels included. */
function intervalTable(
  runs: readonly RunRecord[],
  all: readonly RunRecord[],
  [x, y]: readonly [SweepParameter, SweepParameter],
  quantity: SweepQuantity,
): IntervalTable {
  return sweepValues(all, y).map((row) => {
    const inRow = runsWith(runs, y, row);
    return sweepValues(all, x).map((column): Cell => {
      const inCell = runsWith(inRow, x, column);
      return meanOf(inCell, quantity) ?? (inCell.length === 0 ? undefined : "valueless");
    });
  });
}

function hasSpread(tables: readonly NamedTable[]): boolean {
  return tables.some(({ rows }) => rows.flat().some((cell) => isMeasured(cell) && cell.count > 1));
}

function panelsOf(tables: readonly NamedTable[], quantity: SweepQuantity): readonly PhasePanel[] {
  const cells = tables.flatMap(({ rows }) => rows.flat()).filter(isMeasured);
  const means = scaleOf(
    quantity.name,
    cells.map(({ mean }) => mean),
    quantity.isPercentage,
  );
  const deviations = scaleOf(
    quantity.isPercentage ? "standard deviation (%)" : "standard deviation",
    cells.map(({ deviation }) => deviation),
    false,
  );
  return tables.flatMap(({ name, rows }): readonly PhasePanel[] => {
    const meanOfCell = (cell: Cell): PhaseCell => (isMeasured(cell) ? cell.mean : cell);
    const mean = { name, scale: means, rows: rows.map((row) => row.map(meanOfCell)) };
    if (!hasSpread(tables)) return [mean];
    // One run has no deviation.
    const deviation = (cell: Cell): PhaseCell => {
      if (!isMeasured(cell)) return cell;
      return cell.count === 1 ? undefined : cell.deviation;
    };
    return [mean, { name, scale: deviations, rows: rows.map((row) => row.map(deviation)) }];
  });
}

function isMeasured(cell: Cell): cell is Interval {
  return typeof cell === "object";
}

function scaleOf(name: string, values: readonly number[], isPercentage: boolean): ColourScale {
  const { from, to } = isPercentage ? { from: 0, to: 100 } : linearAxis(name, values);
  return { name, from, to, colourOf: (value) => sequentialColour((value - from) / (to - from)) };
}

function labels(values: readonly SweepValue[]): readonly string[] {
  return values.map((value) => (typeof value === "number" ? formatNumber(value) : String(value)));
}
