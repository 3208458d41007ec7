import path from "node:path";
import { AgopError } from "../../errors.ts";
import { csvRow, splitCsvLine } from "../../io/csv.ts";
import { readText } from "../../io/read-input.ts";
import type { IterationRecord } from "../../rfm/iterations.ts";
import { runFiles } from "./files.ts";

/**
 * The content of metrics.csv; every list has one entry per iteration. Accuracies are NaN with one label.
 */
export interface RunMetrics {
  /** From 1. */
  readonly iteration: readonly number[];
  readonly trainLoss: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
  readonly seconds: readonly number[];
  readonly solver: readonly string[];
}

/** The first line of metrics.csv. */
export const metricsHeader = csvRow([
  "iteration",
  "train_loss",
  "train_accuracy",
  "test_loss",
  "test_accuracy",
  "seconds",
  "solver",
]);

/** The line of an iteration. */
export function metricsRow(record: IterationRecord): string {
  const { iteration, trainLoss, trainAccuracy, testLoss, testAccuracy, seconds, solver } = record;
  const time = Number(seconds.toFixed(6));
  return csvRow([iteration, trainLoss, trainAccuracy, testLoss, testAccuracy, time, solver]);
}

/**
 * Reads the metrics.csv of a run.
 * @throws AgopError INVALID_FILE for a missing file, a missing column, or an entry that is not a number.
 */
export async function readRunMetrics(directory: string): Promise<RunMetrics> {
  const file = path.join(directory, runFiles.metrics);
  const text = await readText(file, "the metrics.csv of a run");
  const [names, ...rows] = text.trimEnd().split("\n").map(splitCsvLine);
  const texts = (name: string): readonly string[] => {
    const column = names.indexOf(name);
    if (column < 0) throw noMetrics(file, `a file without the column ${name}`);
    return rows.map((row) => row[column] ?? "");
  };
  const numbers = (name: string, isOptional = false): readonly number[] =>
    texts(name).map((cell, index) => {
      if (isOptional && cell === "") return Number.NaN;
      const value = cell === "" ? Number.NaN : Number(cell);
      if (Number.isFinite(value)) return value;
      throw noMetrics(file, `${JSON.stringify(cell)} in line ${index + 2}, column ${name},`);
    });
  return {
    iteration: numbers("iteration"),
    trainLoss: numbers("train_loss"),
    trainAccuracy: numbers("train_accuracy", true),
    testLoss: numbers("test_loss"),
    testAccuracy: numbers("test_accuracy", true),
    seconds: numbers("seconds"),
    solver: texts("solver"),
  };
}

function noMetrics(argument: string, given: string): AgopError {
  return new AgopError("INVALID_FILE", {
    argument,
    given,
    accepted: "the metrics.csv of a run, as agop run --out DIR writes it",
  });
}
