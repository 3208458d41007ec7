import { parse } from "yaml";
import { AgopError } from "../../errors.ts";
import type { SavedFeatures } from "../../run/directory/run-directory.ts";
import {
  optionName,
  type RunParameterName,
  runParameterNames,
  runParameterTable,
} from "../../run/parameters/table.ts";
import type { SweepGrid } from "../../sweep/grid.ts";
import { readGridFile, type WrittenGrid, writtenGrid, yamlOptions } from "../../sweep/grid-file.ts";
import type { SweepDescription } from "../../sweep/sweep-directory.ts";

/** Grid parameters as text; absent unless the user gave them. */
type GridOptions = Readonly<Partial<Record<RunParameterName, string>>>;

/** Options of `agop sweep` from commander. */
export interface SweepCommandOptions extends GridOptions {
  readonly seeds?: number;
  readonly repeat?: number;
  readonly processes?: number;
  readonly memory?: string;
  readonly retryFailed?: boolean;
  readonly out: string;
  readonly saveFeatures?: SavedFeatures;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly engine: "local" | "slurm";
  readonly runsPerElement?: number;
  readonly maxElements?: number;
  readonly sbatch?: readonly string[];
  readonly agop?: string;
}

/** Combines the grid file with the options. @throws AgopError INVALID_FILE, INVALID_OPTION. */
export async function sweepDescription(
  file: string | undefined,
  options: SweepCommandOptions,
): Promise<SweepDescription> {
  const grid = await sweepGrid(file, options);
  const { saveFeatures = "none" } = options;
  return {
    ...grid,
    repeat: grid.repeat ?? 1,
    saveFeatures: saveFeatures === "none" ? null : saveFeatures,
  };
}

function sweepGrid(file: string | undefined, options: SweepCommandOptions): Promise<SweepGrid> | SweepGrid {
  const given = runParameterNames.flatMap((name) => {
    const text = options[name];
    return text === undefined ? [] : [[optionName(name), writtenValues(name, text)]];
  });
  const counts = Object.entries({ seeds: options.seeds, repeat: options.repeat }).filter(
    ([, value]) => value !== undefined,
  );
  const written: WrittenGrid = Object.fromEntries([...given, ...counts]);
  if (file === undefined && given.length === 0)
    throw new AgopError("INVALID_OPTION", {
      argument: "FILE",
      given: "no grid",
      accepted: "a grid file, or options of the grid such as --op x+y --modulus 31 --seeds 20",
    });
  return file === undefined ? writtenGrid(written) : readGridFile(file, written);
}

/**
 * Parses the values of a parameter on the command line: `1,2,3`, `0.1:0.9:0.1`, or a YAML list in brackets.
 * @throws AgopError INVALID_OPTION for invalid YAML in brackets.
 */
function writtenValues(name: RunParameterName, text: string): unknown {
  if (text.trim().startsWith("[")) return list(name, text);
  return runParameterTable[name].holdsCommas === true ? [text] : text.split(",").map(scalar);
}

function list(argument: string, text: string): unknown {
  try {
    return parse(text, yamlOptions);
  } catch (cause) {
    throw new AgopError("INVALID_OPTION", {
      argument,
      given: JSON.stringify(text),
      accepted: "a list such as [1, 2] or ['0', '0,16']",
      cause,
    });
  }
}

/** Parses a YAML scalar, such as a number or a switch; keeps any other text. */
function scalar(text: string): unknown {
  try {
    const value: unknown = parse(text.trim(), yamlOptions);
    return typeof value === "object" ? text : value;
  } catch {
    return text;
  }
}

const engineOptions = {
  local: ["processes", "memory"],
  slurm: ["runsPerElement", "maxElements", "sbatch", "agop"],
} as const;

/** @throws AgopError INVALID_OPTION for an option of the other engine. */
export function requireOptionsOfEngine(options: SweepCommandOptions): void {
  const other = options.engine === "local" ? "slurm" : "local";
  const argument = engineOptions[other].find((name) => options[name] !== undefined);
  if (argument === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: `with --engine ${options.engine}`,
    accepted: `only with --engine ${other}`,
  });
}
