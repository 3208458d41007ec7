import { type RunParameterName, runParameterNames } from "../../run/parameters/table.ts";
import type { QuantityName } from "./quantities.ts";

/** What runs of a sweep differ in: a parameter, or the repetition of the same run. */
export type AxisName = RunParameterName | "repetition";

/** All parameters in the order of the help. */
export const axisNames: readonly AxisName[] = [...runParameterNames, "repetition"];

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
