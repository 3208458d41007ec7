import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";
import { percent } from "../../shared/percent.ts";
import { axisName, valueText } from "./axis-text.ts";
import { statusOf } from "./run-filter.ts";

/** A column of the table of runs. */
export interface RunColumn {
  readonly label: string;
  /** Whether its cells are numbers, which stand on the right. */
  readonly numeric: boolean;
  /** What rows are ordered by. */
  readonly keyOf: (row: number) => number | string | null;
  readonly textOf: (row: number) => string;
}

export function runColumns(data: SweepPageData): readonly RunColumn[] {
  const { runs } = data;
  return [
    numberColumn("run", runs.run, String),
    ...axisColumns(data),
    {
      label: "status",
      numeric: false,
      keyOf: (row) => statusOf(data, row),
      textOf: (row) => statusOf(data, row),
    },
    numberColumn("test accuracy", runs.testAccuracy, percent),
    numberColumn("best", runs.bestTestAccuracy, percent),
    numberColumn("generalised at", runs.generalisedAt, String),
    numberColumn("training accuracy", runs.trainAccuracy, percent),
    numberColumn("iterations", runs.iterations, String),
    numberColumn("seconds", runs.seconds, (value) => String(Number(value.toPrecision(3)))),
  ];
}

function numberColumn(
  label: string,
  values: readonly (number | null)[],
  text: (value: number) => string,
): RunColumn {
  return {
    label,
    numeric: true,
    keyOf: (row) => values[row],
    textOf: (row) => {
      const value = values[row];
      return value === null ? "" : text(value);
    },
  };
}

/** Ordered as the values of the axis are. */
function axisColumns({ axes, runs }: SweepPageData): readonly RunColumn[] {
  return axes.map((axis, index) => ({
    label: axisName(axis),
    numeric: axis.values.every((value) => value === null || typeof value === "number"),
    keyOf: (row) => runs.codes[index][row],
    textOf: (row) => valueText(axis.values[runs.codes[index][row]]),
  }));
}
