import { capitalised } from "../shared/capitalised.ts";
import { sequentialColour } from "../shared/sequential-colour.ts";

import { axisTitle, valueText } from "../sweep-model/axis-text.ts";
import { mostPanels } from "../sweep-model/chosen-axes.ts";
import { sweepTable } from "../sweep-model/measured-runs.ts";
import { type PhaseCells, phaseCells } from "../sweep-model/phase-cells.ts";
import { type Quantity, titleWithUnit, unitsShown } from "../sweep-model/quantities.ts";
import type { Measured, Spread } from "../sweep-model/spread.ts";
import type { Figure } from "./chart.ts";

import type { ColourScale } from "./colour-bar.ts";
import type { FigureChoices } from "./figure-options.ts";
import type { SweepSource } from "./figure-source.ts";
import { type PhaseCell, type PhasePanel, phasePanels } from "./phase-panels.ts";
import { averagedOver, chosenGroups, chosenQuantity, chosenX, chosenY } from "./sweep-choice.ts";
import { linearAxis } from "./value-axis.ts";

/**
 * A quantity as colours over two parameters: the mean over the other parameters and, for cells with several
 * runs, the standard deviation beside it; one panel, or one pair, per value of a third parameter.
 */
export function phaseFigure({ records }: SweepSource, choices: FigureChoices): Figure {
  const quantity = chosenQuantity(choices.quantity);
  const x = chosenX(records, choices.x);
  const y = chosenY(records, choices.y, x);
  const facet = chosenGroups(records, "facet", choices.facet, [x, y], mostPanels);
  const axes = facet === undefined ? [x, y] : [x, y, facet];
  const rows = [...records.keys()];
  const places = { x: 0, y: 1, facet: facet === undefined ? null : 2 };
  const panels = phaseCells(sweepTable(records, axes), rows, places, quantity);
  return phasePanels({
    title: choices.title,
    fontSize: choices.fontSize,
    description: `${capitalised(titleWithUnit(quantity))} over ${axisTitle(x)} and ${axisTitle(y)}: ${averagedOver(records, axes)}; hatched where no run has a value, grey where there is none`,
    x: { name: axisTitle(x), labels: x.values.map(valueText) },
    y: { name: axisTitle(y), labels: y.values.map(valueText) },
    panels: paintedPanels(panels, quantity, x.values.length),
    hasPairs: hasDeviation(panels),
  });
}

function hasDeviation(panels: readonly PhaseCells[]): boolean {
  return measuredCells(panels).some(({ count }) => count > 1);
}

function measuredCells(panels: readonly PhaseCells[]): readonly Measured[] {
  return panels.flatMap(({ cells }) => cells.flatMap((cell) => cell?.measured ?? []));
}

function paintedPanels(
  panels: readonly PhaseCells[],
  quantity: Quantity,
  columns: number,
): readonly PhasePanel[] {
  const { factor, sign } = unitsShown[quantity.unit];
  const isShare = quantity.unit === "share";
  const cells = measuredCells(panels);
  const means = scaleOf(
    titleWithUnit(quantity),
    cells.map(({ mean }) => factor * mean),
    isShare,
  );
  const deviations = scaleOf(
    isShare ? `standard deviation (${sign})` : "standard deviation",
    cells.map(({ deviation }) => factor * deviation),
    false,
  );
  const painted = (spreads: readonly (Spread | null)[], shown: (measured: Measured) => PhaseCell) => {
    const values = spreads.map((spread): PhaseCell => {
      if (spread === null) return undefined;
      return spread.measured === null ? "valueless" : shown(spread.measured);
    });
    return Array.from({ length: values.length / columns }, (_, row) =>
      values.slice(row * columns, (row + 1) * columns),
    );
  };
  return panels.flatMap(({ title: name, cells: spreads }): readonly PhasePanel[] => {
    const mean = { name, scale: means, rows: painted(spreads, ({ mean }) => factor * mean) };
    if (!hasDeviation(panels)) return [mean];
    // A single run has no deviation.
    const deviation = ({ count, deviation }: Measured) => (count === 1 ? undefined : factor * deviation);
    return [mean, { name, scale: deviations, rows: painted(spreads, deviation) }];
  });
}

function scaleOf(name: string, values: readonly number[], isPercentage: boolean): ColourScale {
  const { from, to } = isPercentage ? { from: 0, to: 100 } : linearAxis(name, values);
  return { name, from, to, colourOf: (value) => sequentialColour((value - from) / (to - from)) };
}
