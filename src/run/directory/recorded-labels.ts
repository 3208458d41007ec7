import path from "node:path";
import { predictedLabels } from "../../backend/metrics.ts";
import { AgopError } from "../../errors.ts";
import { formatShape } from "../../io/npy-array.ts";
import { readNpyFile } from "../../io/npy-read.ts";
import type { FinishedRun } from "./finished-run.ts";

/** The labels that the test samples got. */
export interface RecordedLabels {
  /** The iterations that are known, ascending. */
  readonly iterations: readonly number[];
  /** Label indices, iterations x test samples, row-major, in the order of the partition. */
  readonly labels: Int32Array;
}

/**
 * The predicted labels of every iteration; of the last alone where the run has kept no predicted-labels.npy, and of none without
 * predictions.npy.
 * @throws AgopError INVALID_FILE for arrays of another run.
 */
export async function readRecordedLabels({
  directory,
  files,
  partition,
  task,
  iterations,
}: FinishedRun): Promise<RecordedLabels> {
  const samples = partition.test.length / 2;
  const classes = task.labels.length;
  if (files.includes("predicted-labels.npy")) {
    const file = path.join(directory, "predicted-labels.npy");
    const { data, shape } = await readNpyFile(file);
    if (data instanceof Int32Array && shape.length === 2 && shape[1] === samples)
      return { iterations: Array.from({ length: shape[0] }, (_, n) => n + 1), labels: data };
    throw wrongShape(file, shape, `(iterations, ${samples})`);
  }
  if (!files.includes("predictions.npy")) return { iterations: [], labels: new Int32Array(0) };
  const file = path.join(directory, "predictions.npy");
  const { data, shape } = await readNpyFile(file);
  if (data instanceof Float64Array && data.length === samples * classes)
    return { iterations: [iterations], labels: predictedLabels(data, classes) };
  throw wrongShape(file, shape, `(${samples}, ${classes})`);
}

function wrongShape(file: string, shape: readonly number[], accepted: string): AgopError {
  return new AgopError("INVALID_FILE", {
    argument: file,
    given: `an array of shape ${formatShape(shape)}`,
    accepted: `that of the run, of shape ${accepted}`,
  });
}
