import path from "node:path";
import type { Backend, BlasDescription } from "../../backend/backend.ts";
import { kernelNames } from "../../backend/kernel.ts";
import { AgopError, describeValue } from "../../errors.ts";
import { readText } from "../../io/read-input.ts";
import { invalidFile } from "../../io/system-error.ts";
import type { RfmSettings } from "../../rfm/options.ts";
import { version } from "../../version.ts";
import type { DescribedRun } from "../parameters/described-run.ts";
import {
  type RunParameterName,
  type RunParameters,
  runArguments,
  runParameterNames,
  runParameterTable,
} from "../parameters/table.ts";
import { runFiles } from "./files.ts";
import type { RunDirectory } from "./run-directory.ts";

/** The content of config.json beside the parameters and the partition. */
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
  /** The arguments of this call of agop; default: the file leaves them out. */
  readonly command?: readonly string[];
  /** Arguments of `agop run` beside the parameters that a repetition needs. */
  readonly repeatOptions?: readonly string[];
}

/**
 * Writes everything needed to repeat the run: config.json; initial-features.npy unless M_0 is the identity;
 * operation-table.json if the task comes from a file.
 * @param backend Does the computations.
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
  // Write config.json first: it fails if another run writes to the same directory.
  await directory.writeConfig(config, partition);
  if (initialFeatures !== undefined) await directory.writeInitialFeatures(initialFeatures);
  if (parameters.table !== undefined) await directory.writeTable(task);
}

/**
 * Returns the arguments that repeat the run from the table, partition and M_0 in its directory.
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

/** @throws AgopError INVALID_FILE for a file that is not from `agop run`. */
export async function readRecordedConfig(directory: string): Promise<RecordedConfig> {
  const file = path.join(directory, runFiles.config);
  const text = await readText(file, "a file of agop run --out");
  const config = parsedObject(text);
  if (config === undefined || !isWhole(config))
    throw invalidFile(
      file,
      "a file without the settings of a run",
      `the config.json of agop run --out${writer(config)}`,
    );
  const { name } = config.settings.kernel;
  if (kernelNames.includes(name)) return config;
  throw invalidFile(file, `the kernel ${describeValue(name)}`, `${kernelNames.join(", ")}${writer(config)}`);
}

/** Types of the fields of `RecordedConfig` by their paths. */
const recordedFields: Readonly<Record<string, "string" | "number">> = {
  agop: "string",
  "settings.kernel.name": "string",
  "settings.ridge": "number",
  "settings.power": "number",
  "settings.iterations": "number",
  backend: "string",
  "blas.vendor": "string",
  "blas.version": "string",
  "blas.core": "string",
  "blas.threads": "number",
  node: "string",
};

function isWhole(config: object): config is RecordedConfig {
  const at = (path: string) => path.split(".").reduce<unknown>((value, key) => field(value, key), config);
  const repeat = field(config, "repeat");
  return (
    Object.entries(recordedFields).every(([path, type]) => typeof at(path) === type) &&
    Array.isArray(repeat) &&
    repeat.every((word) => typeof word === "string")
  );
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? value[key as keyof typeof value]
    : undefined;
}

function parsedObject(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Names the version of agop that wrote a config.json in messages, if it differs from this one. */
function writer(config: object | undefined): string {
  const written = field(config, "agop");
  if (typeof written !== "string" || written === version) return "";
  return `; agop ${written} has written the file, this is agop ${version}`;
}

/**
 * Reads the parameters in the text of a config.json; undefined without parameters.
 * @param file Path, for messages.
 * @throws AgopError INVALID_FILE for a parameter unknown to this version of agop, or of another type.
 */
export function recordedParameters(text: string, file: string): RunParameters | undefined {
  const config = parsedObject(text);
  const parameters = field(config, "parameters");
  if (typeof parameters !== "object" || parameters === null) return undefined;
  for (const [name, value] of Object.entries(parameters)) {
    const row = runParameterNames.includes(name as RunParameterName)
      ? runParameterTable[name as RunParameterName]
      : undefined;
    if (row !== undefined && typeof value === typeOfKind[row.kind]) continue;
    const given = `the parameter ${describeValue(name)}: ${describeValue(value)}`;
    throw invalidFile(file, given, `the parameters of agop run${writer(config)}`);
  }
  return parameters;
}

const typeOfKind = { text: "string", number: "number", switch: "boolean" } as const;

/**
 * Reads a part of the text of a config.json.
 * @throws AgopError of the action; it then names the file, and the version of agop that wrote it if that is
 * another one.
 */
export async function fromConfig<Result>(
  text: string,
  file: string,
  action: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof AgopError)) throw error;
    const { argument, accepted } = error;
    throw error.restated({
      argument: `${file} ${argument}`,
      accepted: accepted + writer(parsedObject(text)),
    });
  }
}
