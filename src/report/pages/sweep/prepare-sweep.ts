import type { RunParameters } from "../../../run/parameters/table.ts";
import type { PlannedRun } from "../../../sweep/grid.ts";
import type { RunRecord } from "../../../sweep/run-record.ts";
import { sweepAxes, sweepTable } from "../../sweep-model/measured-runs.ts";
import type { SweepAxis, SweepRuns } from "../../sweep-model/sweep-table.ts";
import { packArray } from "../shared/pack-array.ts";
import { curveSteps, type PackedCurves, type SweepPageData } from "./sweep-page-data.ts";

export interface SweepContent {
  /** All runs of the sweep; at least one. */
  readonly planned: readonly PlannedRun[];
  /** The finished ones, in the order of their numbers. */
  readonly records: readonly RunRecord[];
  /** Numbers of the runs that have a page of their own. */
  readonly pages: readonly number[];
  /** See `SweepPageData`. */
  readonly pagesPath: string;
}

/** The records of a sweep as its page holds them. */
export function prepareSweep({ planned, records, pages, pagesPath }: SweepContent): SweepPageData {
  // Runs that are still to be done count as well.
  const axes = sweepAxes([...planned, ...records]);
  const failures = [...new Set(records.flatMap(({ outcome }) => failureMessage(outcome) ?? []))];
  const failureIndex = new Map(failures.map((message, index) => [message, index]));
  const { codes, measured } = sweepTable(records, axes).runs;
  return {
    fixed: fixedParameters(planned, axes),
    axes,
    runs: {
      run: records.map(({ run }) => run),
      codes,
      measured: shortened(measured),
      failure: records.map(({ outcome }) => failureIndex.get(failureMessage(outcome) ?? "") ?? null),
    },
    failures,
    curves: packCurves(
      records.map(({ outcome }) => {
        const curve = outcome.status === "done" ? outcome.result.curve.test_accuracy : [];
        // A task with one label has no accuracy, and no curve.
        return curve.filter((accuracy) => accuracy !== null);
      }),
    ),
    pages,
    pagesPath,
  };
}

/** What a failed run says; undefined for one that is done. */
export function failureMessage(outcome: RunRecord["outcome"]): string | undefined {
  return outcome.status === "failed" ? `${outcome.error.code}: ${outcome.error.message}` : undefined;
}

/** @param curves Accuracies. What is outside of [0, 1] becomes the nearer end. */
export function packCurves(curves: readonly (readonly number[])[]): PackedCurves {
  const steps = curves.flat().map((value) => Math.round(Math.min(Math.max(value, 0), 1) * curveSteps));
  return {
    lengths: curves.map(({ length }) => length),
    steps: packArray("int16", Int16Array.from(steps)),
  };
}

/** The parameters that all runs of a sweep share. */
function fixedParameters(planned: readonly PlannedRun[], axes: readonly SweepAxis[]): RunParameters {
  const varying = new Set<string>(axes.map(({ name }) => name));
  const entries = Object.entries(planned[0].parameters).filter(([name]) => !varying.has(name));
  return Object.fromEntries(entries);
}

/** Seven digits tell apart what a page can show, and halve its size. */
function shortened(measured: SweepRuns["measured"]): SweepRuns["measured"] {
  const columns = Object.entries(measured).map(([name, values]) => [
    name,
    values.map((value) => (value === null ? null : Number(value.toPrecision(7)))),
  ]);
  return Object.fromEntries(columns);
}
