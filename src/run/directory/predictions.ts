import path from "node:path";
import type { Task } from "../../algebra/tasks/task.ts";
import { correctSamples, predictedLabels } from "../../backend/metrics.ts";
import type { Partition } from "../../data/partition.ts";
import { oneHotTargets, trainingLabels } from "../../data/targets.ts";
import { AgopError } from "../../errors.ts";
import { formatShape } from "../../io/npy-array.ts";
import { readNpyFile } from "../../io/npy-read.ts";
import { writeNpyFile } from "../../io/npy-write.ts";
import { runFiles } from "./files.ts";

/** The predicted labels of the test samples. */
export interface RecordedLabels {
  /** The iterations with recorded labels, ascending. */
  readonly iterations: readonly number[];
  /** Label indices, iterations x test samples, in the order of the partition. */
  readonly labels: Int32Array;
}

/** The part of a finished run needed to read its labels. */
export interface RecordedRun {
  readonly directory: string;
  /** Names of all files in the directory. */
  readonly files: readonly string[];
  readonly task: Task;
  readonly partition: Partition;
  /** Number of iterations in metrics.csv. */
  readonly iterations: number;
}

/** Writes the predictions of the last iteration. @param predictions m x c. @param classes c. */
export async function writePredictions(
  directory: string,
  predictions: Float64Array,
  classes: number,
): Promise<void> {
  const shape = [predictions.length / classes, classes];
  await writeNpyFile(path.join(directory, runFiles.predictions), { shape, data: predictions });
}

/** Writes the labels of all iterations. @param labels An array of m labels for each iteration. */
export async function writePredictedLabels(
  directory: string,
  labels: readonly Int32Array[],
  samples: number,
): Promise<void> {
  const data = new Int32Array(labels.length * samples);
  for (const [row, each] of labels.entries()) data.set(each, row * samples);
  await writeNpyFile(path.join(directory, runFiles.predictedLabels), {
    shape: [labels.length, samples],
    data,
  });
}

/**
 * Returns 1 for every test sample with the right label after the last iteration, in the order of the
 * partition.
 * @throws AgopError INVALID_FILE for the array of another run.
 */
export async function readCorrectSamples(
  directory: string,
  task: Task,
  { test }: Partition,
): Promise<Uint8Array> {
  const classes = task.labels.length;
  const predictions = await readPredictions(directory, test.length / 2, classes);
  return correctSamples(predictions, oneHotTargets(trainingLabels(task, test), classes), classes);
}

/**
 * Reads the predicted labels of every iteration; only of the last one without predicted-labels.npy, and of
 * none without predictions.npy.
 * @throws AgopError INVALID_FILE for arrays of another run.
 */
export async function readRecordedLabels({
  directory,
  files,
  partition,
  task,
  iterations,
}: RecordedRun): Promise<RecordedLabels> {
  const samples = partition.test.length / 2;
  const classes = task.labels.length;
  if (files.includes(runFiles.predictedLabels)) {
    const file = path.join(directory, runFiles.predictedLabels);
    const { data, shape } = await readNpyFile(file);
    if (data instanceof Int32Array && shape.length === 2 && shape[1] === samples)
      return { iterations: Array.from({ length: shape[0] }, (_, n) => n + 1), labels: data };
    throw wrongShape(file, shape, `(iterations, ${samples})`);
  }
  if (!files.includes(runFiles.predictions)) return { iterations: [], labels: new Int32Array(0) };
  const predictions = await readPredictions(directory, samples, classes);
  return { iterations: [iterations], labels: predictedLabels(predictions, classes) };
}

async function readPredictions(directory: string, samples: number, classes: number): Promise<Float64Array> {
  const file = path.join(directory, runFiles.predictions);
  const { data, shape } = await readNpyFile(file);
  if (data instanceof Float64Array && shape.length === 2 && data.length === samples * classes) return data;
  throw wrongShape(file, shape, `(${samples}, ${classes})`);
}

function wrongShape(file: string, shape: readonly number[], accepted: string): AgopError {
  return new AgopError("INVALID_FILE", {
    argument: file,
    given: `an array of shape ${formatShape(shape)}`,
    accepted: `that of the run, of shape ${accepted}`,
  });
}
