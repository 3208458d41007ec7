import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";

import { axisTitle, valueText } from "../../sweep-model/axis-text.ts";
import { quantityNamed, quantityText } from "../../sweep-model/quantities.ts";

import { statusOf } from "./run-filter.ts";

/** A column of the table of runs. */
export interface RunColumn {
  readonly label: string;
  /** Whether its cells are numbers, aligned right. */
  readonly numeric: boolean;
  /** Sort key of a row. */
  readonly keyOf: (row: number) => number | string | null;
  readonly textOf: (row: number) => string;
}

const measuredColumns = [
  "test_accuracy",
  "best_test_accuracy",
  "generalised_at",
  "train_accuracy",
  "iterations",
  "seconds",
] as const;

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
    ...measuredColumns.map((name) => {
      const quantity = quantityNamed(name);
      const text = (value: number) => quantityText(quantity, value);
      return numberColumn(quantity.title, runs.measured[name], text);
    }),
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

/** Sorted in the order of the axis. */
function axisColumns({ axes, runs }: SweepPageData): readonly RunColumn[] {
  return axes.map((axis, index) => ({
    label: axisTitle(axis),
    numeric: axis.values.every((value) => value === null || typeof value === "number"),
    keyOf: (row) => runs.codes[index][row],
    textOf: (row) => valueText(axis.values[runs.codes[index][row]]),
  }));
}
