import path from "node:path";
import type { Backend, BlasDescription } from "../../backend/backend.ts";
import { AgopError } from "../../errors.ts";
import { readText } from "../../io/read-input.ts";
import type { RfmSettings } from "../../rfm/options.ts";
import { version } from "../../version.ts";
import type { DescribedRun } from "../parameters/described-run.ts";
import {
  type RunParameters,
  runArguments,
  runParameterNames,
  runParameterTable,
} from "../parameters/table.ts";
import { runFiles } from "./files.ts";
import type { RunDirectory } from "./run-directory.ts";

/** What config.json says of a run beside its parameters and its partition. */
export interface RecordedConfig {
  /** Version of agop. */
  readonly agop: string;
  readonly settings: Pick<RfmSettings, "kernel" | "ridge" | "power" | "iterations">;
  readonly backend: string;
  readonly blas: BlasDescription;
  /** Version of Node. */
  readonly node: string;
  /** Arguments of agop that repeat the run. */
  readonly repeat: readonly string[];
}

export interface RunConfigOptions {
  /** The arguments that were given to agop; left out of the file where there were none. */
  readonly command?: readonly string[];
  /** Arguments of `agop run` beside the parameters, for the repetition. */
  readonly repeatOptions?: readonly string[];
}

/**
 * Writes all that is needed to repeat the run: config.json; initial-features.npy where M_0 is not the
 * identity; operation-table.json where the task comes from a file.
 * @param backend Where it is computed.
 */
export async function writeRunConfig(
  directory: RunDirectory,
  { task, partition, settings, symmetrisation, parameters }: DescribedRun,
  backend: Backend,
  { command, repeatOptions = [] }: RunConfigOptions = {},
): Promise<void> {
  const { initialFeatures, ...numbers } = settings;
  const written = { ...numbers, symmetrisation: symmetrisation.map(({ name }) => name) };
  const config = {
    agop: version,
    task: task.name,
    parameters,
    settings: written,
    initialFeatures: initialFeatures === undefined ? "identity" : runFiles.initialFeatures,
    backend: backend.name,
    blas: backend.blas(),
    node: process.version,
    ...(command === undefined ? {} : { command }),
    repeat: [...repeatArguments(parameters, directory, initialFeatures !== undefined), ...repeatOptions],
  } satisfies RecordedConfig & Readonly<Record<string, unknown>>;
  // First, as it is refused where another run writes to the same directory.
  await directory.writeConfig(config, partition);
  if (initialFeatures !== undefined) await directory.writeInitialFeatures(initialFeatures);
  if (parameters.table !== undefined) await directory.writeTable(task);
}

/**
 * The arguments of the same run with its table, its partition and M_0 taken from the files of the directory.
 */
function repeatArguments(
  parameters: RunParameters,
  directory: RunDirectory,
  hasInitialFeatures: boolean,
): readonly string[] {
  const replaced = runParameterNames.filter(
    (name) => runParameterTable[name].group === "partition" || name === "table" || name === "initFeatures",
  );
  const kept = { ...parameters, ...Object.fromEntries(replaced.map((name) => [name, undefined])) };
  const { operationTable, config, initialFeatures } = runFiles;
  return [
    "run",
    ...(parameters.table === undefined ? [] : ["--table", directory.file(operationTable)]),
    ...runArguments(kept),
    "--partition-file",
    directory.file(config),
    ...(hasInitialFeatures ? ["--init-features", directory.file(initialFeatures)] : []),
  ];
}

/** @throws AgopError INVALID_FILE for a file that `agop run` has not written. */
export async function readRecordedConfig(directory: string): Promise<RecordedConfig> {
  const file = path.join(directory, runFiles.config);
  const text = await readText(file, "a file of agop run --out");
  try {
    const config: RecordedConfig = JSON.parse(text);
    const isWhole =
      Array.isArray(config.repeat) &&
      typeof config.settings?.kernel?.name === "string" &&
      typeof config.blas === "object";
    if (isWhole) return config;
  } catch {
    // Said below.
  }
  throw new AgopError("INVALID_FILE", {
    argument: file,
    given: "a file without the settings of a run",
    accepted: "the config.json of agop run --out",
  });
}

/** The parameters in the text of a config.json; undefined where it holds none. */
export function recordedParameters(text: string): RunParameters | undefined {
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof config !== "object" || config === null || !("parameters" in config)) return undefined;
  const { parameters } = config;
  return typeof parameters === "object" && parameters !== null ? parameters : undefined;
}
