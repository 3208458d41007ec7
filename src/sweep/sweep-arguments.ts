import {
  optionName,
  type RunParameterName,
  runParameterNames,
  runParameterTable,
} from "../run/parameters/table.ts";
import type { ParameterGrid } from "./grid.ts";
import type { SweepDescription } from "./sweep-directory.ts";
import { valueRange } from "./value-range.ts";

type Value = string | number | boolean;

/** How a sweep is started. */
export interface SweepArguments {
  /** What follows `agop`. */
  readonly arguments: readonly string[];
  /** Content of the grid file, JSON, that the arguments name; null where they hold the grid. */
  readonly file: string | null;
}

/** Name of the grid file where one is needed. */
const gridFile = "grid.json";

/**
 * The arguments of agop that do a sweep again, its runs in the same order: they need a file where there are
 * several grids, or one whose parameters vary in another order than that of the options.
 */
export function sweepArguments(
  { grids, repeat = 1, saveFeatures }: SweepDescription,
  directory: string,
): SweepArguments {
  const list = (Array.isArray(grids) ? grids : [grids]).map(axesOf);
  const repetition = repeat === 1 ? [] : ["--repeat", String(repeat)];
  const features = saveFeatures === null ? [] : ["--save-features", String(saveFeatures)];
  const options = [...repetition, ...features, "--out", directory];
  const [axes] = list;
  if (list.length === 1 && isInOrderOfOptions(axes))
    return { arguments: ["sweep", ...axes.flatMap(axisArguments), ...options], file: null };
  const content = list.length === 1 ? mapping(axes) : { grids: list.map(mapping) };
  return { arguments: ["sweep", gridFile, ...options], file: `${JSON.stringify(content, null, 2)}\n` };
}

interface Axis {
  readonly name: RunParameterName;
  readonly values: readonly Value[];
}

/** Keeps the order of the grid, which decides the order of its runs. */
function axesOf(grid: ParameterGrid): readonly Axis[] {
  const names = Object.keys(grid) as readonly RunParameterName[];
  return names.flatMap((name) => {
    const value = grid[name];
    if (value === undefined) return [];
    return [{ name, values: Array.isArray(value) ? value : [value as Value] }];
  });
}

/** The command line has parameters in the order of its help, and `--seeds` behind them. */
function isInOrderOfOptions(axes: readonly Axis[]): boolean {
  const places = axes.map((axis) =>
    isCountOfSeeds(axis) ? runParameterNames.length : runParameterNames.indexOf(axis.name),
  );
  return places.every((place, index) => index === 0 || place > places[index - 1]);
}

function axisArguments(axis: Axis): readonly string[] {
  if (isCountOfSeeds(axis)) return ["--seeds", String(axis.values.length)];
  return [`--${optionName(axis.name)}`, writtenList(axis)];
}

function isCountOfSeeds({ name, values }: Axis): boolean {
  return name === "seed" && values.length > 1 && values.every((value, index) => value === index);
}

function mapping(axes: readonly Axis[]): object {
  return Object.fromEntries(axes.map(({ name, values }) => [optionName(name), values]));
}

/**
 * As the command line takes it: a range, a list with commas, or one in brackets where a value would be read
 * as something else.
 */
function writtenList({ name, values }: Axis): string {
  const isPlain =
    values.every(isReadAsWritten) && (values.length === 1 || runParameterTable[name].holdsCommas !== true);
  return rangeOf(values) ?? (isPlain ? values.join() : JSON.stringify(values));
}

function rangeOf(values: readonly Value[]): string | undefined {
  if (values.length < 3 || !values.every((value) => typeof value === "number")) return undefined;
  const [first, second] = values;
  const last = values[values.length - 1];
  const step = Number((second - first).toPrecision(12));
  if (Math.round((last - first) / step) !== values.length - 1) return undefined;
  const range = `${first}:${last}${step === 1 ? "" : `:${step}`}`;
  // Use the range only if it gives exactly these numbers.
  const given = valueRange(range, "values") ?? [];
  return given.join() === values.join() ? range : undefined;
}

/**
 * Names, products such as 3x7, and integers; neither true nor null nor 0x7, which the reader of lists takes
 * for something else.
 */
function isReadAsWritten(value: Value): boolean {
  if (typeof value !== "string") return true;
  return (
    /^(?!(true|false|null)$)[a-z][\w+*/.-]*$|^(0|[1-9]\d*)(x[1-9]\d*)*$/i.test(value) && !/^0x/i.test(value)
  );
}
