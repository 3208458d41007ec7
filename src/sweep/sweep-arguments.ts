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

/** Command line that starts a sweep. */
export interface SweepArguments {
  /** Arguments after `agop`. */
  readonly arguments: readonly string[];
  /** JSON content of the grid file that the arguments name; null if the arguments hold the grid. */
  readonly file: string | null;
}

/** Name of the grid file, if the sweep needs a file. */
const gridFile = "grid.json";

/**
 * Returns arguments of agop that repeat a sweep with its runs in the same order. They need a file for several
 * grids, and for a grid whose parameters stand in another order than the options.
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

/** The command line reads parameters in the order of its help, then `--seeds`. */
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
 * Writes values for the command line: as a range, a list with commas, or a JSON list if the command line
 * would misread a plain value.
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
 * Accepts names, products such as 3x7, and integers. Rejects true, false, null and 0x7: the reader of lists
 * does not read them as text.
 */
function isReadAsWritten(value: Value): boolean {
  if (typeof value !== "string") return true;
  return (
    /^(?!(true|false|null)$)[a-z][\w+*/.-]*$|^(0|[1-9]\d*)(x[1-9]\d*)*$/i.test(value) && !/^0x/i.test(value)
  );
}
