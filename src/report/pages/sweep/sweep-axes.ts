import {
  type RunParameterName,
  type RunParameters,
  runParameterNames,
} from "../../../run/parameters/table.ts";
import type { PlannedRun } from "../../../sweep/grid.ts";
import type { AxisValue, SweepAxis } from "./sweep-page-data.ts";

type PlannedParameters = Pick<PlannedRun, "parameters" | "repetition">;

/** In what the runs of a sweep differ, in the order of the help; runs that are still to be done count as well. */
export function sweepAxes(planned: readonly PlannedParameters[]): readonly SweepAxis[] {
  return ([...runParameterNames, "repetition"] as const)
    .map((name) => ({ name, values: distinct(planned.map((run) => axisValue(run, name))) }))
    .filter(({ values }) => values.length > 1);
}

/** The parameters that all runs of a sweep share. */
export function fixedParameters(
  planned: readonly PlannedParameters[],
  axes: readonly SweepAxis[],
): RunParameters {
  const varying = new Set<string>(axes.map(({ name }) => name));
  const entries = Object.entries(planned[0].parameters).filter(([name]) => !varying.has(name));
  return Object.fromEntries(entries);
}

/** The value that a run has on an axis. */
export function axisValue(
  { parameters, repetition }: PlannedParameters,
  name: RunParameterName | "repetition",
): AxisValue {
  return name === "repetition" ? repetition : (parameters[name] ?? null);
}

function distinct(values: readonly AxisValue[]): readonly AxisValue[] {
  const each = [...new Set(values)];
  const isNumeric = each.every((value) => value === null || typeof value === "number");
  return isNumeric ? each.sort((a, b) => Number(a ?? -Infinity) - Number(b ?? -Infinity)) : each;
}
