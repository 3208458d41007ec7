import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { RunParameters } from "../../src/run/parameters/table.ts";

export interface MadeResult {
  readonly parameters: RunParameters;
  /** Test accuracy of every iteration. */
  readonly accuracies: readonly number[];
  /** Test loss of every iteration; default none is kept. */
  readonly losses?: readonly number[];
}

/** Writes the files of a sweep with these results. */
export async function writeSweep(directory: string, results: readonly MadeResult[]): Promise<void> {
  const lines = results.map(({ parameters, accuracies, losses }, run) => {
    const test_accuracy = accuracies.at(-1);
    const zeros = accuracies.map(() => 0);
    const curve = {
      // Null in a record says that nothing was kept.
      train_loss: accuracies.map(() => null),
      train_accuracy: zeros,
      test_loss: losses ?? zeros,
      test_accuracy: accuracies,
      seconds: zeros,
      solver: accuracies.map(() => "cholesky"),
    };
    const result = { test_accuracy, iterations: accuracies.length, curve };
    return JSON.stringify({ run, repetition: 0, parameters, outcome: { status: "done", result } });
  });
  // Readers leave out records beyond the runs of the grid.
  const grids = [
    {
      op: ["x+y"],
      modulus: [5],
      seed: Array.from({ length: Math.max(1, results.length) }, (_, seed) => seed),
    },
  ];
  await writeFile(path.join(directory, "sweep.json"), JSON.stringify({ grids, runs: results.length }));
  await writeFile(path.join(directory, "runs.jsonl"), lines.map((line) => `${line}\n`).join(""));
}
