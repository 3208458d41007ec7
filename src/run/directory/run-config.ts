import type { Backend } from "../../backend/backend.ts";
import { version } from "../../version.ts";
import type { DescribedRun } from "../parameters/described-run.ts";
import { type RunParameters, runArguments } from "../parameters/table.ts";
import { operationTableFile, type RunDirectory } from "./run-directory.ts";

export interface RunConfigOptions {
  /** The arguments that were given to agop; left out of the file where there were none. */
  readonly command?: readonly string[];
  /** Arguments of `agop run` beside the parameters, for the repetition. */
  readonly repeatOptions?: readonly string[];
}

/**
 * Writes all that is needed to repeat the run: config.json; initial-features.npy where M_0 is not the identity; operation-table.json where the task
 * comes from a file.
 */
export async function writeRunConfig(
  directory: RunDirectory,
  run: DescribedRun & { readonly parameters: RunParameters; readonly backend: Backend },
  { command, repeatOptions = [] }: RunConfigOptions = {},
): Promise<void> {
  const { task, partition, settings, symmetrisation, parameters, backend } = run;
  const { initialFeatures, ...numbers } = settings;
  const config = {
    agop: version,
    task: task.name,
    parameters,
    settings: { ...numbers, symmetrisation: symmetrisation.map(({ name }) => name) },
    initialFeatures: initialFeatures === undefined ? "identity" : "initial-features.npy",
    backend: backend.name,
    blas: backend.blas(),
    node: process.version,
    ...(command === undefined ? {} : { command }),
    repeat: [...repeatArguments(parameters, directory, initialFeatures !== undefined), ...repeatOptions],
  };
  // First, as it is refused where another run writes to the same directory.
  await directory.writeConfig(config, partition);
  if (initialFeatures !== undefined) await directory.writeInitialFeatures(initialFeatures);
  if (parameters.table !== undefined) await directory.writeTable(task);
}

/** The arguments of the same run with its table, its partition and M_0 taken from the files of the directory. */
function repeatArguments(
  parameters: RunParameters,
  directory: RunDirectory,
  hasInitialFeatures: boolean,
): readonly string[] {
  const {
    partition,
    trainFraction,
    reflections,
    partitionFile,
    moveToTest,
    moveToTrain,
    moveOrbitsToTest,
    seed,
    initFeatures,
    table,
    ...kept
  } = parameters;
  return [
    "run",
    ...(table === undefined ? [] : ["--table", directory.file(operationTableFile)]),
    ...runArguments(kept),
    "--partition-file",
    directory.file("config.json"),
    ...(hasInitialFeatures ? ["--init-features", directory.file("initial-features.npy")] : []),
  ];
}
