import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../errors.ts";
import { createFile } from "../io/create-file.ts";
import { readJsonLines } from "../io/json-lines.ts";
import { readInput, readText } from "../io/read-input.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";
import { isRecordsFile, runFiles, sweepFiles } from "../run/directory/files.ts";
import type { SavedFeatures } from "../run/directory/run-directory.ts";
import { atOption } from "../run/parameters/options.ts";
import { version } from "../version.ts";
import { isSameGrid, type ParameterGrid, type SweepGrid } from "./grid.ts";
import type { RunRecord } from "./run-record.ts";

/**
 * SHA-256 of each operation table that a sweep reads, by its path: what stands at the path may change between
 * two sessions.
 */
export type TableHashes = Readonly<Record<string, string>>;

/** What a sweep is, as it stands in sweep.json. */
export interface SweepDescription extends SweepGrid {
  /** Iterations whose feature matrices each run keeps, in a directory of its own; null for none. */
  readonly saveFeatures: SavedFeatures | null;
}

/** A sweep as its directory holds it. */
export interface HeldSweep extends SweepDescription {
  /** Of the tables that it was begun with. */
  readonly tables: TableHashes;
}

/**
 * Makes the directory of a sweep, or opens it again.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written; OUTPUT_EXISTS where it holds another
 * sweep, or a run.
 */
export async function prepareSweepDirectory(
  directory: string,
  description: SweepDescription,
  runs: number,
): Promise<void> {
  await requireWritableDirectory(directory);
  const file = path.join(directory, sweepFiles.description);
  const entries = await readdir(directory);
  if (!entries.includes(sweepFiles.description)) {
    if (entries.includes(runFiles.config))
      throw new AgopError("OUTPUT_EXISTS", {
        argument: "out",
        given: `${directory}, which holds a run (config.json)`,
        accepted: "the directory of this sweep, or one without a run",
      });
    const tables = await tableHashes(description);
    const text = JSON.stringify({ agop: version, runs, ...description, tables }, null, 2);
    if (await createFile(file, `${text}\n`)) return;
  }
  await requireSameSweep(directory, description);
}

/**
 * @throws AgopError OUTPUT_EXISTS where the sweep in the directory is another one, or a table is not what it
 * was when it was begun.
 */
export async function requireSameSweep(
  directory: string,
  { grids, repeat = 1, saveFeatures }: SweepDescription,
): Promise<void> {
  const held = await readSweepDescription(directory);
  if (!isSameGrid(grids, held.grids)) throw otherSweep(directory, "grid");
  if (repeat !== held.repeat) throw otherSweep(directory, "repeat");
  if (JSON.stringify(saveFeatures) !== JSON.stringify(held.saveFeatures))
    throw otherSweep(directory, "--save-features");
  await requireSameTables(directory, held);
}

/** @throws AgopError OUTPUT_EXISTS where a table is not what it was when the sweep was begun. */
export async function requireSameTables(directory: string, held: HeldSweep): Promise<void> {
  const table = changedTable(held.tables, await tableHashes(held));
  if (table !== undefined) throw otherSweep(directory, `content of ${table}`);
}

/** @throws AgopError INVALID_FILE for a table that cannot be read. */
async function tableHashes({ grids }: SweepGrid): Promise<TableHashes> {
  const list: readonly ParameterGrid[] = Array.isArray(grids) ? grids : [grids];
  const files = new Set(list.flatMap(({ table = [] }) => table));
  const hashes = await Promise.all(
    Array.from(files, async (file) => {
      const bytes = await atOption("--table", () => readInput(file, "the path of a file that can be read"));
      return [file, createHash("sha256").update(bytes).digest("hex")];
    }),
  );
  return Object.fromEntries(hashes);
}

/** The path of a table that is not what it was; undefined where all are. */
function changedTable(before: TableHashes, now: TableHashes): string | undefined {
  return Object.keys(now).find((file) => before[file] !== undefined && before[file] !== now[file]);
}

function otherSweep(directory: string, what: string): AgopError {
  return new AgopError("OUTPUT_EXISTS", {
    argument: "out",
    given: `${directory}, which holds a sweep with another ${what} (nothing of it has been touched)`,
    accepted: `what ${path.join(directory, sweepFiles.description)} holds, to go on with it, or another directory`,
  });
}

/** @throws AgopError INVALID_FILE (`DIR`) for a directory without a sweep. */
export async function readSweepDescription(directory: string): Promise<HeldSweep> {
  if (!(await holdsSweep(directory))) throw noSweep(directory);
  const file = path.join(directory, sweepFiles.description);
  try {
    const text = await readText(file, "the sweep.json of agop sweep");
    const { grids, repeat = 1, saveFeatures = null, tables = {} }: Partial<HeldSweep> = JSON.parse(text);
    if (typeof grids === "object" && grids !== null) return { grids, repeat, saveFeatures, tables };
  } catch (error) {
    if (error instanceof AgopError) throw error;
  }
  throw noSweep(directory);
}

export function holdsSweep(directory: string): Promise<boolean> {
  return stat(path.join(directory, sweepFiles.description)).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

function noSweep(directory: string): AgopError {
  return new AgopError("INVALID_FILE", {
    argument: "DIR",
    given: `${directory}, which holds no sweep.json of agop,`,
    accepted: "the directory of a sweep: agop sweep FILE --out DIR",
  });
}

/**
 * The finished runs of a sweep, in the order of their numbers; each once, with its result where it has one.
 * @throws AgopError INVALID_FILE for a line that is no run.
 * @example
 * for (const { parameters, outcome } of await readRunRecords("my-sweep")) {
 *   if (outcome.status === "done") console.log(parameters.seed, outcome.result.test_accuracy);
 * }
 */
export async function readRunRecords(directory: string): Promise<readonly RunRecord[]> {
  return readRunFiles(directory, (await readdir(directory)).filter(isRecordsFile).sort());
}

/** As `readRunRecords`, from these files of the directory alone; one that does not exist holds no runs. */
export async function readRunFiles(
  directory: string,
  files: readonly string[],
): Promise<readonly RunRecord[]> {
  const records = new Map<number, RunRecord>();
  for (const name of files) {
    const file = path.join(directory, name);
    const { values } = await readJsonLines(file);
    for (const [index, value] of values.entries()) {
      if (!isRunRecord(value)) throw noRun(file, index + 1);
      if (records.get(value.run)?.outcome.status !== "done") records.set(value.run, value);
    }
  }
  return [...records.values()].sort((a, b) => a.run - b.run);
}

function isRunRecord(value: unknown): value is RunRecord {
  return (
    typeof value === "object" &&
    value !== null &&
    "run" in value &&
    typeof value.run === "number" &&
    "outcome" in value
  );
}

function noRun(argument: string, line: number): AgopError {
  return new AgopError("INVALID_FILE", {
    argument,
    given: `line ${line} that is no run`,
    accepted: "the runs.jsonl of agop sweep",
  });
}

/** The lock that keeps a sweep from being done here, or submitted to a cluster, twice at a time. */
export function sweepLockPath(directory: string): string {
  return path.join(directory, `${sweepFiles.records}.lock`);
}

/** The directory of one run, where its features are kept. */
export function runDirectoryPath(directory: string, run: number): string {
  return path.join(directory, "runs", String(run).padStart(6, "0"));
}
