import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Task } from "../../algebra/tasks/task.ts";
import { predictedLabels } from "../../backend/metrics.ts";
import type { Partition } from "../../data/partition.ts";
import { AgopError, describeValue, requireKnownKeys } from "../../errors.ts";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { createFile } from "../../io/create-file.ts";
import { writeNpyFile } from "../../io/npy-write.ts";
import { requireWritableDirectory } from "../../io/writable-directory.ts";
import type { IterationRecord } from "../../rfm/iterations.ts";
import { featuresFile, isRunFile, isUnfinishedRunFile, runFiles, sweepFiles } from "./files.ts";
import { metricsHeader, metricsRow } from "./metrics.ts";
import { writePredictedLabels, writePredictions } from "./predictions.ts";

/** Iterations whose feature matrix to keep; `last` is the last completed one. */
export type SavedFeatures = "all" | "last" | "none" | readonly number[];

/** Largest size of all feature matrices together, in bytes, that a run keeps by default. */
const mostByDefault = 16e6;

/**
 * The default of `agop run`: all matrices if they take little room, so that the report can play them.
 */
export function savedByDefault(dimension: number, iterations: number): SavedFeatures {
  return iterations * dimension ** 2 * Float64Array.BYTES_PER_ELEMENT <= mostByDefault ? "all" : "last";
}

/** @throws AgopError INVALID_OPTION (`saveFeatures`) for an iteration after the last one. */
export function requireSavable(saved: SavedFeatures, iterations: number): void {
  const beyond = Array.isArray(saved) ? saved.find((iteration: number) => iteration > iterations) : undefined;
  if (beyond === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: "saveFeatures",
    given: String(beyond),
    accepted: `all, last, none, or iterations from 1 to ${iterations}`,
  });
}

function requireSavedFeatures(saved: SavedFeatures): void {
  if (saved === "all" || saved === "last" || saved === "none" || Array.isArray(saved)) return;
  const accepted = "all, last, none, or a list of iterations";
  throw new AgopError("INVALID_OPTION", { argument: "saved", given: describeValue(saved), accepted });
}

/** Identifies a file, so that a later one in its place differs; "none" without a file. */
function stamp(file: string): Promise<string> {
  return stat(file).then(
    ({ ino, mtimeMs, size }) => `${ino} ${mtimeMs} ${size}`,
    () => "none",
  );
}

/**
 * The directory of one run: config.json, metrics.csv, features-0001.npy ..., predictions.npy,
 * predicted-labels.npy. A file appears only once it is complete.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const partition = randomPartition(task, { trainFraction: 0.8 });
 * const machine = new RecursiveFeatureMachine({ iterations: 3 });
 * const directory = await RunDirectory.prepare("a-run", { saved: "all" });
 * for await (const record of machine.iterate(taskProblem(task, partition))) {
 *   if (record.iteration === 1) await directory.writeConfig({ task: task.name }, partition);
 *   await directory.record(record, task.labels.length);
 * }
 * await directory.close();
 * machine.dispose();
 * console.log((await readNpyFile("a-run/features-0003.npy")).shape.join(" x ")); // 14 x 14
 */
export class RunDirectory {
  readonly path: string;
  readonly #saved: SavedFeatures;
  readonly #rows: string[] = [metricsHeader];
  /** Predicted labels of the test samples, an array for each iteration. */
  readonly #predicted: Int32Array[] = [];
  /** Files of the overwritten run; removed when this run writes its first file. */
  #stale: readonly string[];
  /** Identity of config.json at `prepare`; undefined once this run has begun to write. */
  #before: string | undefined;
  #last: { readonly record: IterationRecord; readonly classes: number } | undefined;

  private constructor(directory: string, saved: SavedFeatures, stale: readonly string[], before: string) {
    this.path = directory;
    this.#saved = saved;
    this.#stale = stale;
    this.#before = before;
  }

  /**
   * Prepares the directory for a run. Call it before the first computation.
   * @param options.overwrite Removes the files of an earlier run when this one writes its first file; default
   * false.
   * @throws AgopError INVALID_OUTPUT for a file or an unwritable path; OUTPUT_EXISTS for a directory with a
   * run, or, regardless of `overwrite`, with a sweep.
   */
  static async prepare(
    directory: string,
    options: { readonly saved?: SavedFeatures; readonly overwrite?: boolean } = {},
  ): Promise<RunDirectory> {
    requireKnownKeys("options", options, { saved: true, overwrite: true });
    await requireWritableDirectory(directory);
    const entries = await readdir(directory);
    const found = entries.filter(isRunFile);
    // A report alone may belong to a run, a sweep or a reproduction.
    const held = found.some((name) => name !== runFiles.report) ? found : [];
    if (entries.includes(sweepFiles.description))
      throw new AgopError("OUTPUT_EXISTS", {
        argument: "out",
        given: `${directory}, which holds a sweep (sweep.json)`,
        accepted: "a directory without a sweep",
      });
    if (held.length > 0 && options.overwrite !== true) {
      throw new AgopError("OUTPUT_EXISTS", {
        argument: "out",
        given: `${directory}, which holds a run (${held[0]})`,
        accepted: "a directory without a run, or --overwrite",
      });
    }
    const { saved = "last" } = options;
    requireSavedFeatures(saved);
    const stale = [...held, ...entries.filter(isUnfinishedRunFile)];
    return new RunDirectory(directory, saved, stale, await stamp(path.join(directory, runFiles.config)));
  }

  /**
   * Writes config.json. It holds the exact partition beside the settings, so that it can serve as a partition
   * file.
   * @throws AgopError OUTPUT_EXISTS if another run has begun to write there since `prepare`; INVALID_OUTPUT.
   */
  async writeConfig(config: object, partition: Partition): Promise<void> {
    await this.#begin();
    const settings = JSON.stringify(config, null, 2).slice(0, -2);
    const pairs = (side: Int32Array) =>
      JSON.stringify(Array.from({ length: side.length / 2 }, (_, n) => [side[2 * n], side[2 * n + 1]]));
    const { train, test } = partition;
    const text = `${settings},\n  "train": ${pairs(train)},\n  "test": ${pairs(test)}\n}\n`;
    if (!(await createFile(this.file(runFiles.config), text))) throw this.#taken();
  }

  /** Writes M_0, d x d, so that a repetition starts from the same one. */
  async writeInitialFeatures(features: Float64Array): Promise<void> {
    await this.#begin();
    await this.#writeMatrix(runFiles.initialFeatures, features);
  }

  /** Writes the operation table of a task from a file, which may change or move away. */
  async writeTable({ firstElements, secondElements, labels, table }: Task): Promise<void> {
    await this.#begin();
    const columns = secondElements.length;
    const entries = firstElements.map((_, row) =>
      Array.from(table.subarray(row * columns, (row + 1) * columns), (label) => labels[label]),
    );
    const content = { rows: firstElements, columns: secondElements, labels, table: entries };
    await writeFileAtomically(this.file(runFiles.operationTable), `${JSON.stringify(content)}\n`);
  }

  /** Records an iteration. @param classes c. */
  async record(record: IterationRecord, classes: number): Promise<void> {
    await this.#begin();
    this.#rows.push(metricsRow(record));
    this.#predicted.push(predictedLabels(record.testPredictions, classes));
    this.#last = { record, classes };
    await writeFileAtomically(this.file(runFiles.metrics), this.#rows.join(""));
    const { iteration } = record;
    const isWanted = Array.isArray(this.#saved) ? this.#saved.includes(iteration) : this.#saved === "all";
    if (isWanted) await this.#writeFeatures(record);
  }

  /** Removes the files of an earlier run, now that this run has a file to put in their place. */
  async #begin(): Promise<void> {
    const before = this.#before;
    if (before === undefined) return;
    if ((await stamp(this.file(runFiles.config))) !== before) throw this.#taken();
    this.#before = undefined;
    for (const name of this.#stale) await rm(this.file(name), { force: true });
  }

  #taken(): AgopError {
    return new AgopError("OUTPUT_EXISTS", {
      argument: "out",
      given: `${this.path}, to which another run has begun to write`,
      accepted: "a directory of its own for each run",
    });
  }

  /** Path of a file in the directory. */
  file(name: string): string {
    return path.join(this.path, name);
  }

  /**
   * Writes the files known only at the end: the predictions of the last iteration, its feature matrix with
   * `saved: "last"`, and the predicted labels of all iterations.
   */
  async close(): Promise<void> {
    if (this.#last === undefined) return;
    const { record, classes } = this.#last;
    if (this.#saved === "last") await this.#writeFeatures(record);
    const { testPredictions } = record;
    await writePredictions(this.path, testPredictions, classes);
    await writePredictedLabels(this.path, this.#predicted, testPredictions.length / classes);
  }

  async #writeFeatures({ iteration, features }: IterationRecord): Promise<void> {
    await this.#writeMatrix(featuresFile(iteration), features);
  }

  async #writeMatrix(name: string, matrix: Float64Array): Promise<void> {
    const d = Math.sqrt(matrix.length);
    await writeNpyFile(this.file(name), { shape: [d, d], data: matrix });
  }
}
