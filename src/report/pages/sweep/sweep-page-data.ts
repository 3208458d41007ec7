import type { RunParameterName, RunParameters } from "../../../run/parameters/table.ts";
import type { PackedCurves } from "./packed-curves.ts";

/** A value of a parameter; null where the runs leave it to its default. */
export type AxisValue = string | number | boolean | null;

/** Something in which the runs of a sweep differ. */
export interface SweepAxis {
  readonly name: RunParameterName | "repetition";
  /** Each once: numbers ascending, everything else in the order of the sweep. */
  readonly values: readonly AxisValue[];
}

/** The finished runs by columns, one entry per run in each; null where a failed run has none. */
export interface SweepRunColumns {
  /** Number of the run in the sweep, ascending. */
  readonly run: readonly number[];
  /** For each axis the index of the run's value among those of the axis. */
  readonly codes: readonly (readonly number[])[];
  /** Index of the run's failure in `failures`; null for a run that is done. */
  readonly failure: readonly (number | null)[];
  readonly iterations: readonly (number | null)[];
  readonly trainAccuracy: readonly (number | null)[];
  /** Of the last iteration. */
  readonly testAccuracy: readonly (number | null)[];
  readonly bestTestAccuracy: readonly (number | null)[];
  /** First iteration, from 1, with a test accuracy of `generalised`; null also where there is none. */
  readonly generalisedAt: readonly (number | null)[];
  readonly seconds: readonly (number | null)[];
}

/** What the page of a sweep holds for the code in the browser. */
export interface SweepPageData {
  /** Parameters that all runs share. */
  readonly fixed: RunParameters;
  readonly axes: readonly SweepAxis[];
  readonly runs: SweepRunColumns;
  /** Messages of the failed runs, each once. */
  readonly failures: readonly string[];
  /** Test accuracy of each run and iteration. */
  readonly curves: PackedCurves;
  /** Numbers of the runs that have a page of their own. */
  readonly pages: readonly number[];
  /** What stands before `000042/report.html` in a link to the page of run 42. */
  readonly pagesPath: string;
}
