import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { parseTableFile } from "../../algebra/tables/table-file.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { parsePartitionFile } from "../../data/partition-file.ts";
import { AgopError } from "../../errors.ts";
import { readText } from "../../io/read-input.ts";
import { cannotRead } from "../../io/system-error.ts";
import { runTask } from "../parameters/task.ts";
import { fromConfig, recordedParameters } from "./config.ts";
import { runFiles, type SavedMatrix, savedMatrices } from "./files.ts";
import { type RecordedRun, readCorrectSamples } from "./predictions.ts";

/** The directory of `agop run --out`, read back. */
export interface FinishedRun extends RecordedRun {
  /** The saved feature matrices, M_1 and after, in the order of their iterations. */
  readonly features: readonly SavedMatrix[];
  /** The file of M_0; undefined for the identity. */
  readonly initialFeatures: string | undefined;
  /**
   * 1 for every test sample with the right label after the last iteration, in the order of the partition;
   * undefined without predictions.npy.
   */
  readonly correct: Uint8Array | undefined;
}

/** Files that a run writes only on request, or only at its end. */
export interface NeededFiles {
  /** Whether to refuse a run without feature matrices; default true. */
  readonly features?: boolean;
}

/**
 * Reads the directory of a run, without the matrices themselves.
 * @throws AgopError INVALID_FILE (`DIR`) for a directory without a run or without needed feature matrices;
 * the errors of its files otherwise.
 */
export async function readFinishedRun(
  directory: string,
  { features: needsFeatures = true }: NeededFiles = {},
): Promise<FinishedRun> {
  const accepted = needsFeatures ? runWithFeatures : anyRun;
  const names = await filesOfRun(directory, accepted);
  const text = await readRunFile(directory, runFiles.config);
  const task = await taskOf(directory, names, text, accepted);
  const partition = await fromConfig(text, path.join(directory, runFiles.config), () =>
    parsePartitionFile(text, task),
  );
  const features = savedMatrices(names);
  if (needsFeatures && features.length === 0)
    throw noRun(directory, "which holds no features-*.npy,", accepted);
  const isThere = (name: string) => names.includes(name);
  return {
    directory,
    files: names,
    task,
    partition,
    features,
    initialFeatures: isThere(runFiles.initialFeatures) ? runFiles.initialFeatures : undefined,
    iterations: isThere(runFiles.metrics)
      ? (await readRunFile(directory, runFiles.metrics)).trimEnd().split("\n").length - 1
      : 0,
    correct: isThere(runFiles.predictions) ? await readCorrectSamples(directory, task, partition) : undefined,
  };
}

async function filesOfRun(directory: string, accepted: string): Promise<readonly string[]> {
  const isDirectory = await stat(directory).then(
    (entry) => entry.isDirectory(),
    () => undefined,
  );
  if (isDirectory === undefined) throw noRun(directory, "which does not exist,", accepted);
  if (!isDirectory) throw noRun(directory, "which is a file,", accepted);
  const names = await readdir(directory).catch((cause: unknown): never => {
    throw cannotRead(directory, accepted, cause);
  });
  if (!names.includes(runFiles.config)) throw noRun(directory, "which holds no config.json,", accepted);
  return names;
}

const anyRun = "the directory of a run: agop run --out DIR";
const runWithFeatures =
  "the directory of a run that has saved feature matrices: agop run --save-features all --out DIR";

function noRun(directory: string, problem: string, accepted: string): AgopError {
  return new AgopError("INVALID_FILE", { argument: "DIR", given: `${directory}, ${problem}`, accepted });
}

function readRunFile(directory: string, name: string): Promise<string> {
  return readText(path.join(directory, name), "a file that can be read");
}

/**
 * Makes the task from the parameters in config.json, or from the copy of its table in the directory.
 */
async function taskOf(
  directory: string,
  names: readonly string[],
  text: string,
  accepted: string,
): Promise<Task> {
  const file = path.join(directory, runFiles.config);
  const parameters = recordedParameters(text, file);
  if (parameters === undefined)
    throw noRun(directory, "whose config.json does not hold the parameters of a run,", accepted);
  const { table } = parameters;
  const { operationTable } = runFiles;
  return fromConfig(text, file, async () =>
    table !== undefined && names.includes(operationTable)
      ? parseTableFile(await readRunFile(directory, operationTable), table)
      : runTask(parameters),
  );
}
