import type { PlannedRun } from "../../sweep/grid.ts";
import type { RunRecord, RunResult } from "../../sweep/run-record.ts";
import { generalisedAt } from "../../sweep/tidy-rows.ts";
import { type QuantityName, quantities } from "./quantities.ts";
import { type AxisName, type AxisValue, axisNames, type SweepAxis, type SweepTable } from "./sweep-table.ts";

type SweptRun = Pick<PlannedRun, "parameters" | "repetition">;

/** Varying parameters, in the order of the help. */
export function sweepAxes(runs: readonly SweptRun[]): readonly SweepAxis[] {
  return axisNames.map((name) => sweepAxis(runs, name)).filter(({ values }) => values.length > 1);
}

/** All values of a parameter over the runs, even a single one. */
export function sweepAxis(runs: readonly SweptRun[], name: AxisName): SweepAxis {
  const values = [...new Set(runs.map((run) => axisValue(run, name)))];
  const isNumeric = values.every((value) => value === null || typeof value === "number");
  const size = (value: AxisValue) => (value === null ? Number.NEGATIVE_INFINITY : Number(value));
  return { name, values: isNumeric ? values.sort((a, b) => size(a) - size(b)) : values };
}

function axisValue({ parameters, repetition }: SweptRun, name: AxisName): AxisValue {
  return name === "repetition" ? repetition : (parameters[name] ?? null);
}

/** The table of finished runs. @param axes Must cover all values of the records. */
export function sweepTable(records: readonly RunRecord[], axes: readonly SweepAxis[]): SweepTable {
  const columns = quantities.map(({ name }) => [name, records.map((record) => measured(record, name))]);
  return {
    axes,
    runs: {
      codes: axes.map(({ name, values }) => records.map((record) => values.indexOf(axisValue(record, name)))),
      measured: Object.fromEntries(columns),
    },
  };
}

/** null for a run without a value: a failed run, or a run that never generalises. */
function measured(record: RunRecord, name: QuantityName): number | null {
  const { outcome } = record;
  if (outcome.status === "failed") return null;
  if (name === "generalised_at") return generalisedAt(record);
  if (name === "generalised") return Number(generalisedAt(record) !== null);
  const result: Partial<Pick<RunResult, typeof name>> = outcome.result;
  // Allow missing values: another version of agop may have measured less.
  return result[name] ?? null;
}
