import type { RunParameters } from "../../../run/parameters/table.ts";
import type { SweepRuns, SweepTable } from "../../sweep-model/sweep-table.ts";
import type { PackedArray } from "../shared/packed-array.ts";

/** The data embedded in the page of a sweep. */
export interface SweepPageData extends SweepTable {
  /** Parameters common to all runs. */
  readonly fixed: RunParameters;
  readonly runs: SweepPageRuns;
  /** Distinct messages of the failed runs. */
  readonly failures: readonly string[];
  /** Test accuracy of each run and iteration. */
  readonly curves: PackedCurves;
  /** Test loss of each run and iteration, logarithmic over `lossRange`; empty where a run has kept none. */
  readonly losses: PackedCurves;
  /** Numbers of the runs that have a page of their own. */
  readonly pages: readonly number[];
  /** Prefix of `000042/report.html` in a link to the page of run 42. */
  readonly pagesPath: string;
}

/** The finished runs. */
export interface SweepPageRuns extends SweepRuns {
  /** Number of the run in the sweep, ascending. */
  readonly run: readonly number[];
  /** Index of the run's failure in `failures`; null for a finished run. */
  readonly failure: readonly (number | null)[];
}

/** Curves with values in [0, 1]. */
export interface PackedCurves {
  /** Number of values of each curve. */
  readonly lengths: readonly number[];
  /** All values, one curve after another, in steps of 1 / `curveSteps`. */
  readonly steps: PackedArray<"int16">;
}

/** Resolution of accuracies, finer than any picture. */
export const curveSteps = 32_767;

/** Decimal logarithms of the losses that the curves tell apart; a loss beyond them takes the nearer end. */
export const lossRange = { from: -12, to: 3 } as const;
