import { writeFile } from "node:fs/promises";
import path from "node:path";
import { encodeNpy } from "../../src/io/npy-write.ts";
import type { RunParameters } from "../../src/run/parameters/table.ts";

export interface MadeRun {
  readonly parameters: RunParameters;
  readonly train: readonly (readonly [number, number])[];
  readonly test: readonly (readonly [number, number])[];
  /** [train_loss, train_accuracy, test_loss, test_accuracy] of every iteration; default two iterations. */
  readonly metrics?: readonly (readonly [number, number, number, number])[];
  /** M by iteration, d x d; default none. */
  readonly features?: Readonly<Record<number, Float64Array>>;
  /** Predicted class of each test sample, of `classes`; default no predictions. */
  readonly predicted?: readonly number[] | undefined;
  readonly classes?: number;
}

/** Writes the files of a run with these results. */
export async function writeRun(directory: string, run: MadeRun): Promise<void> {
  const { parameters, train, test, features = {}, predicted, classes = 0 } = run;
  const {
    metrics = [
      [0, 1, 0.2, 0],
      [0, 1, 0.1, 0.5],
    ],
  } = run;
  const file = (name: string) => path.join(directory, name);
  await writeFile(file("config.json"), JSON.stringify({ agop: "0.1.0", parameters, train, test }));
  const rows = metrics.map((row, index) => `${[index + 1, ...row, 0.01, "cholesky"].join(",")}\n`);
  const header = "iteration,train_loss,train_accuracy,test_loss,test_accuracy,seconds,solver\n";
  await writeFile(file("metrics.csv"), header + rows.join(""));
  for (const [iteration, data] of Object.entries(features)) {
    const d = Math.sqrt(data.length);
    await writeFile(file(`features-${iteration.padStart(4, "0")}.npy`), encodeNpy({ shape: [d, d], data }));
  }
  if (predicted === undefined) return;
  const data = new Float64Array(predicted.length * classes);
  for (const [sample, label] of predicted.entries()) data[sample * classes + label] = 1;
  await writeFile(file("predictions.npy"), encodeNpy({ shape: [predicted.length, classes], data }));
}
