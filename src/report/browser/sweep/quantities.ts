import type { SweepRunColumns } from "../../pages/sweep/sweep-page-data.ts";
import { percent } from "../../shared/percent.ts";

/** Something that every run has measured. */
export interface Quantity {
  readonly name: string;
  readonly label: string;
  /** A share lies in [0, 1] and is shown in percent. */
  readonly unit: "share" | "iterations" | "seconds";
  /** Null for a run that has none: a failed one, or one that has not generalised. */
  readonly valueOf: (runs: SweepRunColumns, row: number) => number | null;
}

export const quantities: readonly Quantity[] = [
  {
    name: "test-accuracy",
    label: "test accuracy",
    unit: "share",
    valueOf: (runs, row) => runs.testAccuracy[row],
  },
  {
    name: "best-test-accuracy",
    label: "best test accuracy",
    unit: "share",
    valueOf: (runs, row) => runs.bestTestAccuracy[row],
  },
  {
    name: "generalised",
    label: "runs that generalised",
    unit: "share",
    valueOf: (runs, row) => (runs.failure[row] === null ? Number(runs.generalisedAt[row] !== null) : null),
  },
  {
    name: "generalised-at",
    label: "iterations to generalise",
    unit: "iterations",
    valueOf: (runs, row) => runs.generalisedAt[row],
  },
  {
    name: "train-accuracy",
    label: "training accuracy",
    unit: "share",
    valueOf: (runs, row) => runs.trainAccuracy[row],
  },
  {
    name: "seconds",
    label: "seconds",
    unit: "seconds",
    valueOf: (runs, row) => runs.seconds[row],
  },
];

/** A value of a quantity for readers. */
export function quantityText({ unit }: Pick<Quantity, "unit">, value: number): string {
  if (unit === "share") return percent(value);
  if (unit === "iterations") return Number.isInteger(value) ? String(value) : value.toFixed(1);
  return `${Number(value.toPrecision(3))} s`;
}
