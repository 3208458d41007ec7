import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as assert from "uvu/assert";
import type { RunSummary } from "../../src/cli/shared/summary.ts";
import { readNpyFile } from "../../src/io/npy-read.ts";
import { agopHere, type CliOptions, type CliResult } from "./cli.ts";

const summaryFields = [
  "task",
  "train_size",
  "test_size",
  "iterations",
  "train_accuracy",
  "test_accuracy",
  "train_loss",
  "test_loss",
  "seconds_per_iteration",
  "peak_memory_bytes",
  "backend",
  "blas",
];

/**
 * The JSON object of `agop run --json`: alone on standard output, with exactly the fields of the contract.
 */
export function summaryOf({ stdout }: CliResult): RunSummary {
  assert.match(stdout, /^\{[^\n]*\}\n$/);
  const summary = JSON.parse(stdout);
  assert.equal(Object.keys(summary), summaryFields);
  assert.equal(Object.keys(summary.blas), ["vendor", "version", "core", "threads"]);
  return summary;
}

/**
 * Runs `agop run ... --json` in this process and asserts success.
 * @param args Splits text at spaces.
 */
export async function runJson(
  args: string | readonly string[],
  options?: Pick<CliOptions, "cwd">,
): Promise<RunSummary> {
  const list = typeof args === "string" ? args.split(" ") : args;
  const result = await agopHere(["run", ...list, "--json"], options);
  assert.is(result.status, 0, `${list.join(" ")}: ${result.stderr}`);
  return summaryOf(result);
}

/** One line of metrics.csv; numbers stay text. */
export type MetricsRow = Readonly<Record<string, string>>;

export async function readMetrics(directory: string): Promise<readonly MetricsRow[]> {
  const text = await readFile(path.join(directory, "metrics.csv"), "utf8");
  const [header, ...lines] = text.split("\n");
  assert.is(header, "iteration,train_loss,train_accuracy,test_loss,test_accuracy,seconds,solver");
  assert.is(lines.pop(), "", "the last line is complete");
  const names = header.split(",");
  return lines.map((line, n) => {
    const cells = line.split(",");
    assert.is(cells.length, names.length, line);
    assert.is(cells[0], String(n + 1));
    return Object.fromEntries(names.map((name, column) => [name, cells[column]]));
  });
}

/** Names of the files of a run in alphabetical order. */
export async function filesOf(directory: string): Promise<readonly string[]> {
  return (await readdir(directory)).sort();
}

/** A float64 matrix with its shape. */
export async function readMatrix(
  directory: string,
  name: string,
): Promise<{ readonly shape: readonly number[]; readonly data: Float64Array }> {
  const { shape, dtype, data, fortranOrder } = await readNpyFile(path.join(directory, name));
  assert.is(dtype, "float64", name);
  assert.is(fortranOrder, false, name);
  return { shape, data: data as Float64Array };
}

export async function readConfig(directory: string): Promise<{
  readonly train: readonly (readonly [number, number])[];
  readonly test: readonly (readonly [number, number])[];
  readonly repeat: readonly string[];
  readonly [key: string]: unknown;
}> {
  return JSON.parse(await readFile(path.join(directory, "config.json"), "utf8"));
}
