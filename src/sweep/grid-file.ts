import { AgopError, invalidOption } from "../errors.ts";
import { readText } from "../io/read-input.ts";
import { atOption, conflict } from "../run/parameters/options.ts";
import {
  optionName,
  type RunParameterName,
  runParameterNames,
  runParameterTable,
} from "../run/parameters/table.ts";
import type { ParameterGrid, SweepGrid } from "./grid.ts";
import { valueRange } from "./value-range.ts";

/**
 * Enables merge keys (`<<: *base`), which YAML 1.2 dropped. Silences parser warnings, for example of unknown
 * tags: they do not concern the user.
 */
export const yamlOptions = { merge: true, logLevel: "error" } as const;

type Scalar = string | number | boolean;

/** Parameters of a file or the command line, by the names of their options (`train-fraction`). */
export type WrittenGrid = Readonly<Record<string, unknown>>;

/**
 * Reads a sweep from a YAML or JSON file. Its keys are the options of `agop run` without the leading hyphens,
 * each with a value, a list, or a range such as 0.1:0.9:0.1; `seeds: N` for the seeds 0 to N - 1;
 * `repeat: N`; and `grids`, a list of such mappings, whose runs follow one another. The keys beside `grids`
 * apply to all of them.
 * @param over Keys that replace the keys of the file.
 * @throws AgopError INVALID_FILE for a file that is not a mapping; INVALID_OPTION for a wrong key or value.
 * @example
 * import { writeFile } from "node:fs/promises";
 * await writeFile("grid.yaml", "op: x+y\nmodulus: 7\nseeds: 2\n");
 * const { grids } = await readGridFile("grid.yaml", { iterations: 5 });
 * console.log(JSON.stringify(grids)); // [{"op":["x+y"],"modulus":[7],"seed":[0,1],"iterations":[5]}]
 */
export async function readGridFile(path: string, over: WrittenGrid = {}): Promise<SweepGrid> {
  const text = await atOption("FILE", () => readText(path, "a YAML or JSON file that describes a sweep"));
  // Load the parser here: programs that pass their grids as objects do not need it.
  const { parse } = await import("yaml");
  let content: unknown;
  try {
    content = parse(text, yamlOptions);
  } catch (cause) {
    const [problem] = String(cause instanceof Error ? cause.message : cause).split("\n");
    throw invalid(path, `a file that is no YAML (${problem})`, cause);
  }
  if (!isMapping(content)) throw invalid(path, "a file without parameters");
  return writtenGrid(content, over);
}

function invalid(path: string, given: string, cause?: unknown): AgopError {
  const argument = `FILE ${path}`;
  const accepted = "a YAML or JSON mapping from options of agop run to values, lists or ranges";
  return new AgopError("INVALID_FILE", { argument, given, accepted, cause });
}

function isMapping(value: unknown): value is WrittenGrid {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Converts the names and values that a user writes into a sweep.
 * @param over Keys that replace the keys of `written`, in each of its grids.
 * @throws AgopError INVALID_OPTION.
 */
export function writtenGrid(written: WrittenGrid, over: WrittenGrid = {}): SweepGrid {
  const { grids, repeat: repeatInFile, ...common } = written;
  const { repeat = repeatInFile, ...overParameters } = over;
  const count = repetitions(repeat);
  const [ofAll, replacing] = [parameterAxes(common), parameterAxes(overParameters)];
  const gridOf = (axes: ParameterAxes): ParameterGrid =>
    Object.fromEntries([...ofAll, ...axes, ...replacing]);
  if (grids === undefined) return { grids: [gridOf([])], repeat: count };
  const list = Array.isArray(grids) ? grids : [grids];
  if (list.length === 0 || !list.every(isMapping))
    throw invalidOption(
      "grids",
      "something else",
      "a list of mappings from options of agop run to values, lists or ranges",
    );
  return { grids: list.map((grid) => gridOf(parameterAxes(grid))), repeat: count };
}

/** A later axis replaces an earlier axis of the same name. */
type ParameterAxes = readonly (readonly [name: RunParameterName, values: readonly Scalar[]])[];

/** @throws AgopError INVALID_OPTION for an unknown key, and for two keys of the same parameter. */
function parameterAxes(written: WrittenGrid): ParameterAxes {
  const keys = new Map<RunParameterName, string>();
  return Object.entries(written).map(([key, value]) => {
    const name = key === "seeds" ? "seed" : parameterName(key);
    const other = keys.get(name);
    if (other !== undefined) throw conflict(key, `cannot stand beside ${other}`, "one of the two");
    keys.set(name, key);
    return [name, key === "seeds" ? seeds(value) : values(key, value, runParameterTable[name].kind)];
  });
}

/** Accepts the name of the option, `train-fraction`, and the name in sweep.json, `trainFraction`. */
function parameterName(key: string): RunParameterName {
  const name = runParameterNames.find((candidate) => candidate === key || optionName(candidate) === key);
  if (name !== undefined) return name;
  throw invalidOption(
    `the grid's key ${JSON.stringify(key)}`,
    "a parameter that does not exist",
    `${runParameterNames.map(optionName).join(", ")}, seeds; and repeat and grids outside of a grid`,
  );
}

/** Rejects a list of one number, which `Number` would accept. */
function countIn(value: unknown): number | undefined {
  return typeof value === "number" || typeof value === "string" ? Number(value) : undefined;
}

function repetitions(value: unknown): number {
  const count = value === undefined ? 1 : countIn(value);
  if (count !== undefined) return count;
  throw invalidOption("repeat", JSON.stringify(value), "an integer from 1");
}

function seeds(value: unknown): readonly number[] {
  const count = countIn(value);
  if (count !== undefined && Number.isSafeInteger(count) && count >= 1 && count <= 1_000_000)
    return Array.from({ length: count }, (_, seed) => seed);
  throw invalidOption(
    "seeds",
    JSON.stringify(value),
    "their number, from 1 to 1000000; seed: takes a list of seeds",
  );
}

function values(key: string, value: unknown, kind: "text" | "number" | "switch"): readonly Scalar[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each): readonly Scalar[] => {
    const range = kind === "number" && typeof each === "string" ? valueRange(each, key) : undefined;
    if (range !== undefined) return range;
    if (typeof each !== "string" && typeof each !== "number" && typeof each !== "boolean")
      throw invalidOption(
        key,
        JSON.stringify(each) ?? String(each),
        'a value, a list of values, or a range such as 0.1:0.9:0.1; "3,4" in quotes is one value',
      );
    // YAML reads some reflections and groups as numbers.
    return [kind === "text" ? String(each) : each];
  });
}
