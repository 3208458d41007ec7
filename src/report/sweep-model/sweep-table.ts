import { type RunParameterName, runParameterNames } from "../../run/parameters/table.ts";
import type { QuantityName } from "./quantities.ts";

/** A varying parameter of a sweep, or the repetition of the same run. */
export type AxisName = RunParameterName | "repetition";

/** All parameters in the order of the help. */
export const axisNames: readonly AxisName[] = [...runParameterNames, "repetition"];

/** A value of a parameter; null for the default. */
export type AxisValue = string | number | boolean | null;

export interface SweepAxis {
  readonly name: AxisName;
  /** Distinct values: the default first, then numbers ascending; other values in the order of the sweep. */
  readonly values: readonly AxisValue[];
}

/** Runs of a sweep in columns, with one entry per run. */
export interface SweepRuns {
  /** For each axis the index of the run's value. */
  readonly codes: readonly (readonly number[])[];
  /** null for a run without a value; failed runs have none. */
  readonly measured: Readonly<Record<QuantityName, readonly (number | null)[]>>;
}

/** A sweep for pictures: its varying parameters and its measurements. */
export interface SweepTable {
  readonly axes: readonly SweepAxis[];
  readonly runs: SweepRuns;
}
