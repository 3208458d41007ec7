import type { RunParameters } from "../../../run/parameters/table.ts";
import type { PlannedRun } from "../../../sweep/grid.ts";
import type { RunRecord } from "../../../sweep/run-record.ts";
import { sweepCurves } from "../../sweep-model/iteration-curves.ts";
import { sweepAxes, sweepTable } from "../../sweep-model/measured-runs.ts";
import type { SweepAxis, SweepRuns } from "../../sweep-model/sweep-table.ts";
import { packArray } from "../shared/pack-array.ts";
import { curveSteps, lossRange, type PackedCurves, type SweepPageData } from "./sweep-page-data.ts";

export interface SweepContent {
  /** All runs of the sweep; at least one. */
  readonly planned: readonly PlannedRun[];
  /** The finished runs, by number. */
  readonly records: readonly RunRecord[];
  /** Numbers of the runs with a page. */
  readonly pages: readonly number[];
  /** See `SweepPageData`. */
  readonly pagesPath: string;
}

/** The records of a sweep in the format of its page. */
export function prepareSweep({ planned, records, pages, pagesPath }: SweepContent): SweepPageData {
  // Include runs not yet done.
  const axes = sweepAxes([...planned, ...records]);
  const failures = [...new Set(records.flatMap(({ outcome }) => failureMessage(outcome) ?? []))];
  const failureIndex = new Map(failures.map((message, index) => [message, index]));
  const curves = sweepCurves(records);
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
    curves: packCurves(curves.map(({ test_accuracy }) => test_accuracy)),
    losses: packCurves(curves.map(({ test_loss }) => test_loss.map(lossShare))),
    pages,
    pagesPath,
  };
}

/** The message of a failed run; undefined for a finished run. */
export function failureMessage(outcome: RunRecord["outcome"]): string | undefined {
  return outcome.status === "failed" ? `${outcome.error.code}: ${outcome.error.message}` : undefined;
}

/** Place of a loss on the logarithmic scale of `lossRange`. */
function lossShare(loss: number): number {
  const { from, to } = lossRange;
  return loss > 0 ? (Math.log10(loss) - from) / (to - from) : 0;
}

/** @param curves Accuracies. What is outside of [0, 1] becomes the nearer end. */
export function packCurves(curves: readonly (readonly number[])[]): PackedCurves {
  const steps = curves.flat().map((value) => Math.round(Math.min(Math.max(value, 0), 1) * curveSteps));
  return {
    lengths: curves.map(({ length }) => length),
    steps: packArray("int16", Int16Array.from(steps)),
  };
}

/** The parameters common to all runs of a sweep. */
function fixedParameters(planned: readonly PlannedRun[], axes: readonly SweepAxis[]): RunParameters {
  const varying = new Set<string>(axes.map(({ name }) => name));
  const entries = Object.entries(planned[0].parameters).filter(([name]) => !varying.has(name));
  return Object.fromEntries(entries);
}

/** Rounds to seven digits: enough for a page, at half the size. */
function shortened(measured: SweepRuns["measured"]): SweepRuns["measured"] {
  const columns = Object.entries(measured).map(([name, values]) => [
    name,
    values.map((value) => (value === null ? null : Number(value.toPrecision(7)))),
  ]);
  return Object.fromEntries(columns);
}
