import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../errors.ts";
import { createFile } from "../io/create-file.ts";
import { readJsonLines, warnOfLines } from "../io/json-lines.ts";
import { readInput } from "../io/read-input.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";
import { isRecordsFile, runFiles, sweepFiles } from "../run/directory/files.ts";
import type { SavedFeatures } from "../run/directory/run-directory.ts";
import { atOption } from "../run/parameters/options.ts";
import { version } from "../version.ts";
import { type ParameterGrid, plannedRunCount, type SweepGrid } from "./grid.ts";
import { gridDifference, isSameText } from "./grid-difference.ts";
import { recordProblem } from "./record-problem.ts";
import type { RunRecord } from "./run-record.ts";

/**
 * SHA-256 of each operation table that a sweep reads, by its path. The file at the path may change between
 * two sessions.
 */
export type TableHashes = Readonly<Record<string, string>>;

/** Description of a sweep, as sweep.json holds it. */
export interface SweepDescription extends SweepGrid {
  /** Iterations whose feature matrices each run saves in its own directory; null for none. */
  readonly saveFeatures: SavedFeatures | null;
}

/** A sweep read from its directory. */
export interface HeldSweep extends SweepDescription {
  /** Hashes of the tables at the start of the sweep. */
  readonly tables: TableHashes;
}

/**
 * Creates the directory of a sweep, or opens it again.
 * @throws AgopError INVALID_OUTPUT for a path that cannot be written; OUTPUT_EXISTS when it holds another
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
  const held = await requireSameSweep(directory, description);
  // Another process has created the sweep since `begunSweep` looked.
  if (!isSameText(held, description)) throw otherSweep(directory, "order of its runs");
}

/**
 * Returns the sweep of the directory, because its order determines the run numbers; `description` if the
 * directory holds no sweep.
 * @throws AgopError as `requireSameSweep`.
 */
export async function begunSweep(
  directory: string,
  description: SweepDescription,
): Promise<SweepDescription> {
  return (await holdsSweep(directory)) ? requireSameSweep(directory, description) : description;
}

/**
 * @returns The sweep in the directory: the same runs, perhaps in another order.
 * @throws AgopError OUTPUT_EXISTS when the directory holds another sweep, or a table has changed since the
 * sweep began.
 */
export async function requireSameSweep(
  directory: string,
  { grids, repeat = 1, saveFeatures }: SweepDescription,
): Promise<HeldSweep> {
  const held = await readSweepDescription(directory);
  if (repeat !== held.repeat) throw otherSweep(directory, `repeat (${held.repeat} there, ${repeat} here)`);
  const difference = gridDifference(held, { grids, repeat });
  if (difference !== undefined) throw otherSweep(directory, `grid (${difference})`);
  const [before, now] = [held.saveFeatures, saveFeatures].map((saved) => saved?.toString() ?? "none");
  if (before !== now) throw otherSweep(directory, `--save-features (${before} there, ${now} here)`);
  await requireSameTables(directory, held);
  return held;
}

/** @throws AgopError OUTPUT_EXISTS when a table has changed since the sweep began. */
export async function requireSameTables(directory: string, held: HeldSweep): Promise<void> {
  const table = changedTable(held.tables, await tableHashes(held));
  if (table !== undefined) throw otherSweep(directory, `content of ${table}`);
}

/** @throws AgopError INVALID_FILE for an unreadable table. */
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

/** Returns the path of a changed table; undefined if none has changed. */
function changedTable(before: TableHashes, now: TableHashes): string | undefined {
  return Object.keys(now).find((file) => before[file] !== undefined && before[file] !== now[file]);
}

function otherSweep(directory: string, what: string): AgopError {
  return new AgopError("OUTPUT_EXISTS", {
    argument: "out",
    given: `${directory}, which holds a sweep with another ${what}; nothing of it has been touched,`,
    accepted: `what ${path.join(directory, sweepFiles.description)} holds, to go on with it, or another directory`,
  });
}

/**
 * Reads sweep.json.
 * @throws AgopError INVALID_FILE: names `DIR` for a directory without a sweep; names the file for a damaged
 * sweep.json, and for the sweep.json of an incompatible version of agop.
 */
export async function readSweepDescription(directory: string): Promise<HeldSweep> {
  if (!(await holdsSweep(directory))) throw noSweep(directory);
  const file = path.join(directory, sweepFiles.description);
  const text = new TextDecoder().decode(await readInput(file, "the sweep.json of agop sweep"));
  let content: (Partial<HeldSweep> & { readonly agop?: unknown }) | null;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw damaged(file, "a file that is cut off or damaged", cause);
  }
  const { grids, repeat = 1, saveFeatures = null, tables = {}, agop } = content ?? {};
  if (typeof grids !== "object" || grids === null) throw damaged(file, "a file without grids");
  const held = { grids, repeat, saveFeatures, tables: tables ?? {} };
  try {
    plannedRunCount(held);
    return held;
  } catch (error) {
    const problem = error instanceof AgopError ? error.message : "a grid that is none";
    throw ofOtherVersion(file, agop, problem, error);
  }
}

function damaged(argument: string, given: string, cause?: unknown): AgopError {
  return new AgopError("INVALID_FILE", {
    argument,
    given,
    accepted:
      "the sweep.json that agop sweep wrote: without the file, the agop sweep command of before writes it again " +
      "and goes on with the runs that are there",
    cause,
  });
}

function ofOtherVersion(argument: string, agop: unknown, problem: string, cause: unknown): AgopError {
  const writer = typeof agop === "string" ? `agop ${agop}` : "an unknown version of agop";
  return new AgopError("INVALID_FILE", {
    argument,
    given: `a sweep of ${writer}, which this one (${version}) cannot read (${problem}),`,
    accepted: `a sweep that agop ${version} knows, or ${writer} for this one`,
    cause,
  });
}

/** Tells whether the directory has an entry named sweep.json, readable or not. */
export function holdsSweep(directory: string): Promise<boolean> {
  return stat(path.join(directory, sweepFiles.description)).then(
    () => true,
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
 * Reads the finished runs of a sweep, in the order of their numbers. Each run appears once; a result takes
 * precedence over a failure. Skips lines that hold no run of the sweep, with a warning (AGOP_LINES_LEFT_OUT).
 * @throws AgopError INVALID_FILE for an unreadable file.
 * @example
 * for (const { parameters, outcome } of await readRunRecords("my-sweep")) {
 *   if (outcome.status === "done") console.log(parameters.seed, outcome.result.test_accuracy);
 * }
 */
export async function readRunRecords(directory: string): Promise<readonly RunRecord[]> {
  const files = (await readdir(directory)).filter(isRecordsFile).sort();
  // Ignore a damaged description here: callers that need it read it themselves and report the error.
  const planned = await readSweepDescription(directory).then(plannedRunCount, () => undefined);
  return readRunFiles(directory, files, planned);
}

/**
 * Like `readRunRecords`, but reads only these files of the directory; a missing file holds no runs.
 * @param planned Number of runs of the sweep; default unknown.
 */
export async function readRunFiles(
  directory: string,
  files: readonly string[],
  planned?: number,
): Promise<readonly RunRecord[]> {
  const records = new Map<number, RunRecord>();
  for (const name of files) {
    const file = path.join(directory, name);
    const { values, lines, problems } = await readJsonLines(file);
    const wrong = [...problems];
    for (const [index, value] of values.entries()) {
      const problem = recordProblem(value, planned);
      if (problem !== undefined) {
        wrong.push({ line: lines[index], problem });
        continue;
      }
      const record = value as RunRecord;
      if (records.get(record.run)?.outcome.status !== "done") records.set(record.run, record);
    }
    wrong.sort((a, b) => a.line - b.line);
    warnOfLines(file, wrong, "the same sweep command does runs without a record again; delete such lines");
  }
  return [...records.values()].sort((a, b) => a.run - b.run);
}

/** Path of the lock that stops two processes from doing or submitting the same sweep at the same time. */
export function sweepLockPath(directory: string): string {
  return path.join(directory, `${sweepFiles.records}.lock`);
}

/** Path of the directory with the saved features of a run. */
export function runDirectoryPath(directory: string, run: number): string {
  return path.join(directory, "runs", String(run).padStart(6, "0"));
}
