import type { PlannedRun } from "../../../sweep/grid.ts";
import type { RunRecord, RunResult } from "../../../sweep/run-record.ts";
import { generalisedAt } from "../../../sweep/tidy-rows.ts";
import { packCurves } from "./pack-curves.ts";
import { axisValue, fixedParameters, sweepAxes } from "./sweep-axes.ts";
import type { SweepAxis, SweepPageData, SweepRunColumns } from "./sweep-page-data.ts";

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
  const axes = sweepAxes([...planned, ...records]);
  const failures = [...new Set(records.flatMap(({ outcome }) => failureMessage(outcome) ?? []))];
  return {
    fixed: fixedParameters(planned, axes),
    axes,
    runs: runColumns(records, axes, failures),
    failures,
    curves: packCurves(records.map(({ outcome }) => resultOf(outcome)?.curve.test_accuracy ?? [])),
    pages,
    pagesPath,
  };
}

/** What a failed run says; undefined for one that is done. */
export function failureMessage(outcome: RunRecord["outcome"]): string | undefined {
  return outcome.status === "failed" ? `${outcome.error.code}: ${outcome.error.message}` : undefined;
}

function resultOf(outcome: RunRecord["outcome"]): RunResult | undefined {
  return outcome.status === "done" ? outcome.result : undefined;
}

function runColumns(
  records: readonly RunRecord[],
  axes: readonly SweepAxis[],
  failures: readonly string[],
): SweepRunColumns {
  const measured = (value: (result: RunResult) => number) =>
    records.map(({ outcome }) => {
      const result = resultOf(outcome);
      return result === undefined ? null : significant(value(result));
    });
  const failureIndex = new Map(failures.map((message, index) => [message, index]));
  return {
    run: records.map(({ run }) => run),
    codes: axes.map((axis) => axisCodes(records, axis)),
    failure: records.map(({ outcome }) => failureIndex.get(failureMessage(outcome) ?? "") ?? null),
    iterations: measured(({ iterations }) => iterations),
    trainAccuracy: measured(({ train_accuracy }) => train_accuracy),
    testAccuracy: measured(({ test_accuracy }) => test_accuracy),
    bestTestAccuracy: measured(({ best_test_accuracy }) => best_test_accuracy),
    generalisedAt: records.map(generalisedAt),
    seconds: measured(({ seconds }) => seconds),
  };
}

function axisCodes(records: readonly RunRecord[], { name, values }: SweepAxis): readonly number[] {
  return records.map((record) => values.indexOf(axisValue(record, name)));
}

/** Seven digits tell apart what a page can show, and halve its size. */
function significant(value: number): number {
  return Number(value.toPrecision(7));
}
