import { hostname } from "node:os";
import path from "node:path";
import { AgopError, type AgopErrorCode, isAborted } from "../errors.ts";
import { lockFile } from "../io/file-lock.ts";
import { JsonLinesWriter, readJsonLines } from "../io/json-lines.ts";
import { sweepFiles } from "../run/directory/files.ts";
import { NotStarted, ProcessEnded, type ProcessPool } from "../system/process-pool.ts";
import { version } from "../version.ts";
import { atRun, type CheckedRun } from "./checked-runs.ts";
import type { RunFailure, RunRecord, RunResult } from "./run-record.ts";
import { Schedule } from "./schedule.ts";
import { readRunRecords, runDirectoryPath, type SweepDescription } from "./sweep-directory.ts";
import type { SweepRunRequest } from "./sweep-run.ts";

/** Progress of a sweep. */
export interface SweepProgress {
  readonly planned: number;
  /** Runs with a result, including the runs of earlier sessions. */
  readonly done: number;
  /** Runs without a result. */
  readonly failed: number;
  readonly running: number;
  /** Runs that this sweep still has to do, including the running ones. */
  readonly left: number;
  /** Record of the run that has just finished; undefined at the start. */
  readonly record: RunRecord | undefined;
}

export interface SweepOptions {
  /** Directory that `prepareSweepDirectory` has prepared. */
  readonly directory: string;
  readonly description: Pick<SweepDescription, "saveFeatures">;
  readonly runs: readonly CheckedRun[];
  /** Processes that call `sweepRun` for each request. */
  readonly pool: ProcessPool<SweepRunRequest, RunResult>;
  /** Memory budget of all running runs together, in bytes. */
  readonly memory: number;
  /** Repeat failed runs; default false. */
  readonly retryFailed?: boolean | undefined;
  /** Called before each run; return true to start no more runs and let the running ones end. */
  readonly isEnding?: (() => boolean) | undefined;
  /** Name of the records file; default `runs.jsonl`. Two writers need two files. */
  readonly recordsFile?: string | undefined;
  /** Existing records; default: all records of the directory. */
  readonly held?: readonly RunRecord[] | undefined;
  /** Called when the sweep holds its lock, before the first run starts; may throw. */
  readonly onLocked?: (() => Promise<void>) | undefined;
}

/** Maximum number of starts of a run whose process ends without an answer. */
const attemptsOfRun = 2;

/**
 * Does all runs of a sweep that have no record yet, the largest first. Writes each record to disk before
 * yielding it. Leaving the loop early waits for the running runs and keeps their records; closing the pool
 * ends them without a record.
 * @throws AgopError ABORTED when the pool is closed; OUTPUT_BUSY when another process does the same sweep;
 * OUT_OF_MEMORY when a run needs more than the budget, or finds too little memory within it; INVALID_OUTPUT
 * when a record cannot be written; INVALID_FILE for invalid records; errors of the machine, as
 * `ProcessPool.run` throws them.
 */
export async function* sweep(options: SweepOptions): AsyncGenerator<SweepProgress, void, undefined> {
  const { directory, runs, memory, recordsFile = sweepFiles.records } = options;
  const file = path.join(directory, recordsFile);
  const lock = await lockFile(`${file}.lock`);
  try {
    await options.onLocked?.();
    const { done, failed } = numbersOf(options.held ?? (await readRunRecords(directory)));
    const pending = runs.filter(({ run }) => isPending(run, { done, failed }, options.retryFailed));
    requireBudget(pending, memory);
    const schedule = new Schedule(pending, memory);
    let finished = 0;
    const progress = (running: number, record?: RunRecord): SweepProgress => ({
      planned: runs.length,
      done: done.size,
      failed: failed.size,
      running,
      left: pending.length - finished,
      record,
    });
    yield progress(0);
    const writer = await JsonLinesWriter.open(file, (await readJsonLines(file)).completeBytes);
    try {
      for await (const { record, running } of finishedRuns(schedule, options, writer)) {
        finished += 1;
        if (hasFailed(record)) failed.add(record.run);
        else {
          done.add(record.run);
          failed.delete(record.run);
        }
        yield progress(running, record);
      }
    } finally {
      await writer.close();
    }
  } finally {
    await lock.release();
  }
}

/** Returns the runs that a sweep with these records still has to do. */
export function pendingRuns(
  runs: readonly CheckedRun[],
  records: readonly RunRecord[],
  retryFailed = false,
): readonly CheckedRun[] {
  const numbers = numbersOf(records);
  return runs.filter(({ run }) => isPending(run, numbers, retryFailed));
}

interface RunNumbers {
  readonly done: Set<number>;
  readonly failed: Set<number>;
}

function isPending(run: number, { done, failed }: RunNumbers, retryFailed = false): boolean {
  return !done.has(run) && (retryFailed || !failed.has(run));
}

/** Keeps only the run numbers: records hold curves, which would take memory throughout the sweep. */
function numbersOf(records: readonly RunRecord[]): RunNumbers {
  const numbers = (areFailures: boolean) =>
    new Set(records.filter((record) => hasFailed(record) === areFailures).map(({ run }) => run));
  return { done: numbers(false), failed: numbers(true) };
}

function hasFailed({ outcome }: RunRecord): boolean {
  return outcome.status === "failed";
}

/** @throws AgopError OUT_OF_MEMORY when a run does not fit into the budget. */
export function requireBudget(runs: readonly CheckedRun[], memory: number): void {
  const tooLarge = runs.find(({ bytes }) => bytes > memory);
  if (tooLarge === undefined) return;
  throw new AgopError("OUT_OF_MEMORY", {
    argument: "memory",
    given: `${Math.round(memory)} bytes for run ${tooLarge.run}, which needs ${Math.round(tooLarge.bytes)},`,
    accepted: "at least what the largest run needs",
  });
}

async function* finishedRuns(
  schedule: Schedule<CheckedRun>,
  options: SweepOptions,
  writer: JsonLinesWriter,
): AsyncGenerator<{ readonly record: RunRecord; readonly running: number }> {
  const { pool, isEnding } = options;
  const underWay = new Set<Promise<void>>();
  // Do not call Promise.race repeatedly: each race would hold its result until the longest run ends.
  const ended: PromiseSettledResult<RunRecord>[] = [];
  let wake: () => void = () => undefined;
  let isLeft = false;
  // Let a process start its next run while its last record is written, but bound the unwritten records.
  const hasRoom = () => schedule.running < pool.size && underWay.size + ended.length < 2 * pool.size;
  const fill = () => {
    while (!isLeft && isEnding?.() !== true && hasRoom()) {
      const run = schedule.start();
      if (run === undefined) return;
      const settle = (end: PromiseSettledResult<RunRecord>) => {
        underWay.delete(work);
        ended.push(end);
        wake();
      };
      const work: Promise<void> = finish(run).then(
        (value) => settle({ status: "fulfilled", value }),
        (reason: unknown) => settle({ status: "rejected", reason }),
      );
      underWay.add(work);
    }
  };
  const finish = async (run: CheckedRun): Promise<RunRecord> => {
    const record = await doRun(run, options);
    schedule.finish(run);
    fill();
    try {
      await writer.append(record);
    } catch (error) {
      // The records of the other runs would fail too.
      pool.close();
      throw error;
    }
    return record;
  };
  let hasThrown = false;
  try {
    fill();
    while (underWay.size + ended.length > 0) {
      const end = ended.shift();
      if (end === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (end.status === "rejected") {
        if (end.reason instanceof NotStarted) continue;
        throw end.reason;
      }
      fill();
      yield { record: end.value, running: schedule.running };
    }
  } catch (error) {
    hasThrown = true;
    throw error;
  } finally {
    isLeft = true;
    await Promise.all(underWay);
    if (!hasThrown) requireKept(ended);
  }
}

/**
 * Checks the runs that ended after the caller left the loop.
 * @throws The first error that kept a run from its record, except ABORTED and `NotStarted`, which the caller
 * asked for.
 */
function requireKept(ends: readonly PromiseSettledResult<unknown>[]): void {
  for (const end of ends) {
    if (end.status === "fulfilled") continue;
    const { reason } = end;
    if (!isAborted(reason) && !(reason instanceof NotStarted)) throw reason;
  }
}

async function doRun(
  run: CheckedRun,
  { pool, directory, description, memory }: SweepOptions,
): Promise<RunRecord> {
  const { parameters, repetition } = run;
  const { saveFeatures } = description;
  const features =
    saveFeatures === null ? null : { directory: runDirectoryPath(directory, run.run), saved: saveFeatures };
  const { outcome, attempts } = await attempted(
    () => pool.run({ parameters, features }),
    (error) => isOfMachine(error, memory),
  ).catch((error: unknown) => {
    throw isOutOfMemory(error) ? atRun(error, run) : error;
  });
  return {
    run: run.run,
    parameters,
    repetition,
    agop: version,
    host: hostname(),
    finished: new Date().toISOString(),
    attempts,
    outcome,
  };
}

async function attempted(
  work: () => Promise<RunResult>,
  isFatal: (error: unknown) => boolean,
): Promise<{ readonly outcome: RunRecord["outcome"]; readonly attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { outcome: { status: "done", result: await work() }, attempts };
    } catch (error) {
      if (isFatal(error)) throw error;
      // Do not repeat a run that reported an error itself: it would fail again.
      if (error instanceof ProcessEnded && attempts < attemptsOfRun) continue;
      return { outcome: { status: "failed", error: failureOf(error) }, attempts };
    }
  }
}

const machineCodes: ReadonlySet<AgopErrorCode> = new Set([
  "ABORTED",
  "BACKEND_UNAVAILABLE",
  "BLAS_BROKEN",
  "INVALID_OUTPUT",
]);

/**
 * Tells whether an error, such as a full disk, would stop every other run too. The sweep then ends; the user
 * continues it after mending the machine.
 * @param memory Memory budget, in bytes. Every run fits into a finite budget: if a run finds too little
 * memory, another program has taken it.
 */
function isOfMachine(error: unknown, memory: number): boolean {
  if (error instanceof NotStarted) return true;
  if (error instanceof AgopError)
    return machineCodes.has(error.code) || (isOutOfMemory(error) && Number.isFinite(memory));
  return error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));
}

function isOutOfMemory(error: unknown): error is AgopError {
  return error instanceof AgopError && error.code === "OUT_OF_MEMORY";
}

function failureOf(error: unknown): RunFailure {
  if (error instanceof ProcessEnded) return { code: "PROCESS_ENDED", message: error.message };
  if (error instanceof AgopError) return { code: error.code, message: error.message };
  return { code: "UNKNOWN", message: error instanceof Error ? error.message : String(error) };
}
