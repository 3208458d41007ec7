import { type RunParameterName, runParameterNames } from "../../run/parameters/run-parameters.ts";
import type { PlannedRun } from "../../sweep/grid.ts";
import type { RunRecord } from "../../sweep/run-record.ts";
import { type QuantityName, quantities } from "./quantities.ts";

/** What runs of a sweep differ in: a parameter, or the repetition of the same run. */
export type AxisName = RunParameterName | "repetition";

/** A value of a parameter; null where the runs leave it to its default. */
export type AxisValue = string | number | boolean | null;

export interface SweepAxis {
  readonly name: AxisName;
  /** Each once: numbers ascending behind the default, everything else in the order of the sweep. */
  readonly values: readonly AxisValue[];
}

/** Runs of a sweep by columns, with one entry per run in each. */
export interface SweepRuns {
  /** For each axis the index of the run's value among those of the axis. */
  readonly codes: readonly (readonly number[])[];
  /** Null where a run has no value; a failed run has none at all. */
  readonly measured: Readonly<Record<QuantityName, readonly (number | null)[]>>;
}

/** A sweep as pictures show it: what its runs differ in, and what they have measured. */
export interface SweepTable {
  readonly axes: readonly SweepAxis[];
  readonly runs: SweepRuns;
}

type SweptRun = Pick<PlannedRun, "parameters" | "repetition">;

export const axisNames: readonly AxisName[] = [...runParameterNames, "repetition"];

/** What runs differ in, in the order of the help. */
export function sweepAxes(runs: readonly SweptRun[]): readonly SweepAxis[] {
  return axisNames.map((name) => sweepAxis(runs, name)).filter(({ values }) => values.length > 1);
}

/** All values that runs have for a parameter, a single one included. */
export function sweepAxis(runs: readonly SweptRun[], name: AxisName): SweepAxis {
  const values = [...new Set(runs.map((run) => axisValue(run, name)))];
  const isNumeric = values.every((value) => value === null || typeof value === "number");
  const size = (value: AxisValue) => (value === null ? Number.NEGATIVE_INFINITY : Number(value));
  return { name, values: isNumeric ? values.sort((a, b) => size(a) - size(b)) : values };
}

function axisValue({ parameters, repetition }: SweptRun, name: AxisName): AxisValue {
  return name === "repetition" ? repetition : (parameters[name] ?? null);
}

/** @param axes Their values must be those of the records, or more. */
export function sweepTable(records: readonly RunRecord[], axes: readonly SweepAxis[]): SweepTable {
  const columns = quantities.map(({ name, measure }) => [
    name,
    records.map((record) => measure(record) ?? null),
  ]);
  return {
    axes,
    runs: {
      codes: axes.map(({ name, values }) => records.map((record) => values.indexOf(axisValue(record, name)))),
      measured: Object.fromEntries(columns),
    },
  };
}
