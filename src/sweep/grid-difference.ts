import { optionName, type RunParameterName, runParameterNames } from "../run/parameters/table.ts";
import { type ParameterGrid, type PlannedRun, plannedRunCount, plannedRuns, type SweepGrid } from "./grid.ts";
import { defaultParameter } from "./parameter-defaults.ts";

/** Maximum number of parameters in a message. */
const mostNamed = 3;
/** Maximum number of values of each parameter in a message. */
const mostValues = 6;

/**
 * Describes the difference between the runs of two sweeps, for a message; undefined if both have the same
 * runs. Ignores order, and treats a parameter with its default value as absent.
 * @throws AgopError INVALID_OPTION for an invalid grid.
 */
export function gridDifference(held: SweepGrid, given: SweepGrid): string | undefined {
  if (isSameText(held, given)) return undefined;
  const counts = [plannedRunCount(held), plannedRunCount(given)];
  if (counts[0] === counts[1] && sortedKeys(held).join("\n") === sortedKeys(given).join("\n"))
    return undefined;
  const differing = runParameterNames.flatMap((name) => {
    const [before, now] = [valuesOf(held, name), valuesOf(given, name)];
    const isSame = before.length === now.length && before.every((value) => now.includes(value));
    return isSame ? [] : [`${optionName(name)}: ${listText(before)} there, ${listText(now)} here`];
  });
  if (differing.length > 0) return abbreviated(differing, mostNamed, "; ");
  const runs = `${counts[0]} runs there, ${counts[1]} here`;
  return counts[0] === counts[1] ? "the same values in other combinations" : runs;
}

/** Tells whether two sweeps have the same runs under the same numbers. */
export function isSameText(one: SweepGrid, other: SweepGrid): boolean {
  return JSON.stringify(listedValues(one)) === JSON.stringify(listedValues(other));
}

function gridsOf({ grids }: SweepGrid): readonly ParameterGrid[] {
  return Array.isArray(grids) ? grids : [grids as ParameterGrid];
}

function listedValues(sweep: SweepGrid): unknown {
  const grids = gridsOf(sweep).map((grid) =>
    Object.entries(grid)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value : [value]]),
  );
  return [sweep.repeat ?? 1, grids];
}

function sortedKeys(sweep: SweepGrid): readonly string[] {
  return plannedRuns(sweep).map(keyOf).sort();
}

function keyOf({ parameters, repetition }: PlannedRun): string {
  const named = runParameterNames.filter((name) => parameters[name] !== undefined);
  const told = named.filter((name) => {
    const { [name]: value, ...others } = parameters;
    return value !== defaultParameter(name, others);
  });
  return JSON.stringify([repetition, ...told.map((name) => [name, parameters[name]])]);
}

/** Lists all values of a parameter, each once, as text; "none" for a grid without the parameter. */
function valuesOf(sweep: SweepGrid, name: RunParameterName): readonly string[] {
  const all = gridsOf(sweep).flatMap((grid): readonly string[] => {
    const value = grid[name];
    if (value === undefined) return ["none"];
    return (Array.isArray(value) ? value : [value]).map(String);
  });
  return [...new Set(all)];
}

function listText(values: readonly string[]): string {
  return abbreviated(values, mostValues, ", ");
}

function abbreviated(parts: readonly string[], most: number, separator: string): string {
  const left = parts.length - most;
  const said = parts.slice(0, most).join(separator);
  return left > 0 ? `${said}${separator}and ${left} more` : said;
}
