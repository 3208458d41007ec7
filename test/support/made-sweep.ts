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
    const result = {
      test_accuracy,
      iterations: accuracies.length,
      curve: { test_accuracy: accuracies, test_loss: losses },
    };
    return JSON.stringify({ run, repetition: 0, parameters, outcome: { status: "done", result } });
  });
  await writeFile(path.join(directory, "sweep.json"), JSON.stringify({ grids: {}, runs: results.length }));
  await writeFile(path.join(directory, "runs.jsonl"), lines.map((line) => `${line}\n`).join(""));
}
