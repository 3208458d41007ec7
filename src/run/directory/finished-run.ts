import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { parseTableFile } from "../../algebra/tables/table-file.ts";
import type { Task } from "../../algebra/tasks/task.ts";
import { correctSamples } from "../../backend/metrics.ts";
import type { Partition } from "../../data/partition.ts";
import { parsePartitionFile } from "../../data/partition-file.ts";
import { oneHotTargets, trainingLabels } from "../../data/targets.ts";
import { AgopError } from "../../errors.ts";
import { readNpyFile } from "../../io/npy-read.ts";
import { readInput } from "../../io/read-input.ts";
import { atOption } from "../parameters/at-option.ts";
import { runTask } from "../parameters/run-task.ts";
import type { RunParameters } from "../parameters/table.ts";
import { operationTableFile } from "./run-directory.ts";

/** A directory that `agop run --out` has left. */
export interface FinishedRun {
  readonly directory: string;
  /** Names of all files in the directory. */
  readonly files: readonly string[];
  readonly task: Task;
  readonly partition: Partition;
  /** The saved feature matrices, M_1 and after, in the order of their iterations. */
  readonly features: readonly SavedMatrix[];
  /** M_0 where it is not the identity. */
  readonly initialFeatures: string | undefined;
  /** Number of iterations that metrics.csv tells of. */
  readonly iterations: number;
  /** 1 for every test sample that the last iteration got right, in the order of the partition; undefined without predictions.npy. */
  readonly correct: Uint8Array | undefined;
}

export interface SavedMatrix {
  readonly iteration: number;
  /** Name of the file in the directory. */
  readonly file: string;
}

/** Files that a run leaves only when it is asked to, or only at its end. */
export interface NeededFiles {
  /** Whether a run without feature matrices is refused; default true. */
  readonly features?: boolean;
}

/**
 * Reads what a run has left, the matrices themselves excepted.
 * @throws AgopError INVALID_FILE (`DIR`) for a directory without a run or without feature matrices that are needed; what the parts of the
 * run throw otherwise.
 */
export async function readFinishedRun(
  directory: string,
  { features: needsFeatures = true }: NeededFiles = {},
): Promise<FinishedRun> {
  const accepted = needsFeatures ? runWithFeatures : anyRun;
  const names = await filesOfRun(directory, accepted);
  const text = await readText(directory, "config.json");
  const task = await taskOf(directory, names, text, accepted);
  const partition = await atOption(`DIR ${directory}`, () => parsePartitionFile(text, task));
  const features = savedMatrices(names);
  if (needsFeatures && features.length === 0)
    throw noRun(directory, "which holds no features-*.npy,", accepted);
  const initial = "initial-features.npy";
  return {
    directory,
    files: names,
    task,
    partition,
    features,
    initialFeatures: names.includes(initial) ? initial : undefined,
    iterations: names.includes("metrics.csv")
      ? (await readText(directory, "metrics.csv")).trimEnd().split("\n").length - 1
      : 0,
    correct: names.includes("predictions.npy") ? await correctOf(directory, task, partition) : undefined,
  };
}

/** The feature matrices among the files of a run, in the order of their iterations. */
export function savedMatrices(names: readonly string[]): readonly SavedMatrix[] {
  return names
    .map((file) => ({ file, iteration: Number(/^features-(\d{4,})\.npy$/.exec(file)?.[1] ?? 0) }))
    .filter(({ iteration }) => iteration > 0)
    .sort((a, b) => a.iteration - b.iteration);
}

async function filesOfRun(directory: string, accepted: string): Promise<readonly string[]> {
  const isDirectory = await stat(directory).then(
    (entry) => entry.isDirectory(),
    () => undefined,
  );
  if (isDirectory === undefined) throw noRun(directory, "which does not exist,", accepted);
  if (!isDirectory) throw noRun(directory, "which is a file,", accepted);
  const names = await readdir(directory);
  if (!names.includes("config.json")) throw noRun(directory, "which holds no config.json,", accepted);
  return names;
}

const anyRun = "the directory of a run: agop run --out DIR";
const runWithFeatures =
  "the directory of a run that has saved feature matrices: agop run --save-features all --out DIR";

function noRun(directory: string, problem: string, accepted: string): AgopError {
  return new AgopError("INVALID_FILE", { argument: "DIR", given: `${directory}, ${problem}`, accepted });
}

async function readText(directory: string, name: string): Promise<string> {
  const file = path.join(directory, name);
  return new TextDecoder().decode(await readInput(file, "a file that can be read"));
}

/** The task from the parameters in config.json and, where it is a table, from the copy that the run has kept. */
async function taskOf(
  directory: string,
  names: readonly string[],
  text: string,
  accepted: string,
): Promise<Task> {
  const parameters = parametersOf(text);
  if (parameters === undefined)
    throw noRun(directory, "whose config.json does not hold the parameters of a run,", accepted);
  const { table } = parameters;
  return atOption(`DIR ${directory}`, async () =>
    table !== undefined && names.includes(operationTableFile)
      ? parseTableFile(await readText(directory, operationTableFile), table)
      : runTask(parameters),
  );
}

function parametersOf(text: string): RunParameters | undefined {
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

async function correctOf(directory: string, task: Task, { test }: Partition): Promise<Uint8Array> {
  const file = path.join(directory, "predictions.npy");
  const classes = task.labels.length;
  const { data, shape } = await readNpyFile(file);
  if (data instanceof Float64Array && shape.length === 2 && data.length === (test.length / 2) * classes)
    return correctSamples(data, oneHotTargets(trainingLabels(task, test), classes), classes);
  throw new AgopError("INVALID_FILE", {
    argument: file,
    given: `an array of shape (${shape.join(", ")})`,
    accepted: `the float64 predictions of the run, of shape (${test.length / 2}, ${classes})`,
  });
}
