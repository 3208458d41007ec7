import { describeValue, invalidOption } from "../errors.ts";
import { shellCommand } from "../io/shell-command.ts";
import {
  optionName,
  type ParameterKind,
  type RunParameterName,
  type RunParameters,
  runArguments,
  runParameterNames,
  runParameterTable,
} from "../run/parameters/table.ts";

/** Parameters of `agop run`, each with one or several values; a grid stands for all combinations. */
export type ParameterGrid = {
  readonly [Name in RunParameterName]?:
    | RunParameters[Name]
    | readonly Exclude<RunParameters[Name], undefined>[];
};

/** The runs of a sweep: one or several grids and their repetitions. */
export interface SweepGrid {
  /** One grid, or several; their runs follow one another. */
  readonly grids: ParameterGrid | readonly ParameterGrid[];
  /** Number of runs of each combination with the same seed, from 1; default 1. */
  readonly repeat?: number | undefined;
}

/** One run of a sweep. */
export interface PlannedRun {
  /** Number in the sweep, from 0. */
  readonly run: number;
  readonly parameters: RunParameters;
  /** From 0; above 0 only if the sweep repeats its combinations. */
  readonly repetition: number;
}

/** Maximum number of runs of a sweep. */
const most = 10_000_000;

/**
 * Lists all runs of a sweep: the last parameter of the grid varies fastest, and repetitions faster still.
 * @throws AgopError INVALID_OPTION for an unknown parameter, a value of the wrong kind, a parameter without
 * values, and a duplicate combination.
 */
export function plannedRuns(grid: SweepGrid): readonly PlannedRun[] {
  const { axes, repeat } = sweepAxes(grid);
  const combinations = axes.flatMap(combinationsOf);
  requireDifferent(combinations);
  const repetitions = Array.from({ length: repeat }, (_, repetition) => repetition);
  return combinations
    .flatMap((parameters) => repetitions.map((repetition) => ({ parameters, repetition })))
    .map((planned, run) => ({ run, ...planned }));
}

/**
 * Counts the runs of a sweep without listing them.
 * @throws AgopError INVALID_OPTION as `plannedRuns`, but not for duplicate combinations.
 */
export function plannedRunCount(grid: SweepGrid): number {
  return sweepAxes(grid).size;
}

/**
 * Returns the runs with these numbers, as `plannedRuns` lists them, without listing the others.
 * @throws AgopError INVALID_OPTION for a number outside the sweep.
 */
export function plannedRunsAt(grid: SweepGrid, numbers: readonly number[]): readonly PlannedRun[] {
  const { axes, repeat, size } = sweepAxes(grid);
  return numbers.map((run) => {
    if (!Number.isSafeInteger(run) || run < 0 || run >= size)
      throw invalidOption("run", describeValue(run), `a number from 0 to ${size - 1}`);
    return { run, parameters: combinationAt(axes, Math.floor(run / repeat)), repetition: run % repeat };
  });
}

type Value = string | number | boolean;

interface Axis {
  readonly name: RunParameterName;
  readonly values: readonly Value[];
}

interface SweepAxes {
  /** The axes of each grid. */
  readonly axes: readonly (readonly Axis[])[];
  readonly repeat: number;
  /** Number of runs. */
  readonly size: number;
}

function sweepAxes({ grids, repeat = 1 }: SweepGrid): SweepAxes {
  if (!Number.isSafeInteger(repeat) || repeat < 1)
    throw invalidOption("repeat", describeValue(repeat), "an integer from 1");
  const list: readonly ParameterGrid[] = isList(grids) ? grids : [grids];
  const axes = list.map(gridAxes);
  const size = repeat * axes.reduce((sum, grid) => sum + combinationCount(grid), 0);
  if (size > most) throw invalidOption("the grid", `${size} runs`, `at most ${most} runs`);
  if (size === 0) throw invalidOption("the grid", "no grid", "at least one grid");
  return { axes, repeat, size };
}

function gridAxes(grid: ParameterGrid): readonly Axis[] {
  return Object.entries(grid)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const argument = optionName(name);
      const known = runParameterNames.find((candidate) => candidate === name);
      if (known === undefined)
        throw invalidOption(
          argument,
          "a parameter that does not exist",
          runParameterNames.map(optionName).join(", "),
        );
      const values: readonly Value[] = isList(value) ? value : [value];
      if (values.length === 0) throw invalidOption(argument, "no value", "one value or a list of them");
      for (const each of values) requireKind(known, each);
      return { name: known, values };
    });
}

function isList<Value>(value: Value | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}

const kinds: Readonly<Record<ParameterKind, { readonly accepted: string; accepts(value: Value): boolean }>> =
  {
    text: { accepted: "text", accepts: (value) => typeof value === "string" },
    number: {
      accepted: "a finite number, a list of them, or a range such as 0.1:0.9:0.1",
      accepts: Number.isFinite,
    },
    switch: { accepted: "true or false", accepts: (value) => typeof value === "boolean" },
  };

function requireKind(name: RunParameterName, value: Value): void {
  const { accepted, accepts } = kinds[runParameterTable[name].kind];
  if (!accepts(value)) throw invalidOption(optionName(name), describeValue(value), accepted);
}

function combinationCount(axes: readonly Axis[]): number {
  return axes.reduce((product, { values }) => product * values.length, 1);
}

function combinationsOf(axes: readonly Axis[]): readonly RunParameters[] {
  return axes.reduce<readonly RunParameters[]>(
    (combinations, { name, values }) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [name]: value }))),
    [{}],
  );
}

/** Finds a combination by its number, counted through all grids in order. */
function combinationAt(grids: readonly (readonly Axis[])[], number: number): RunParameters {
  let place = number;
  const grid = grids.find((axes) => {
    const count = combinationCount(axes);
    if (place < count) return true;
    place -= count;
    return false;
  });
  const entries = (grid ?? []).toReversed().map(({ name, values }): [string, Value] => {
    const value = values[place % values.length];
    place = Math.floor(place / values.length);
    return [name, value];
  });
  return Object.fromEntries(entries.reverse());
}

function requireDifferent(combinations: readonly RunParameters[]): void {
  const seen = new Set<string>();
  for (const combination of combinations) {
    const key = JSON.stringify(Object.entries(combination).sort(([a], [b]) => (a < b ? -1 : 1)));
    if (seen.has(key))
      throw invalidOption(
        "the grid",
        `twice the run ${shellCommand(["agop", "run", ...runArguments(combination)])}`,
        "different runs; repeat: N for the same ones again",
      );
    seen.add(key);
  }
}
