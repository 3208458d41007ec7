import { availableParallelism } from "node:os";
import { describeValue, invalidOption, requireKnownKeys } from "../errors.ts";
import type { SavedFeatures } from "../run/directory/run-directory.ts";
import { availableBytes } from "../system/available-memory.ts";
import { type ProcessPool, processPool, scriptBeside } from "../system/process-pool.ts";
import { checkedRuns } from "./checked-runs.ts";
import { plannedRuns, type SweepGrid } from "./grid.ts";
import type { RunResult } from "./run-record.ts";
import { requireEmptyQueue } from "./slurm/require-empty-queue.ts";
import { requireBudget, type SweepProgress, sweep } from "./sweep.ts";
import { begunSweep, holdsSweep, prepareSweepDirectory } from "./sweep-directory.ts";
import type { SweepRunRequest } from "./sweep-run.ts";

export interface LocalSweepOptions extends SweepGrid {
  /** Directory for the records; if it holds the same sweep, that sweep continues. */
  readonly directory: string;
  /** Number of processes, from 1; each does one run at a time in one thread; default one per processor. */
  readonly processes?: number | undefined;
  /** Memory budget of all running runs together, in bytes; default `defaultMemory()`. */
  readonly memory?: number | undefined;
  /** Iterations whose feature matrices each run saves in its own directory; default none. */
  readonly saveFeatures?: SavedFeatures | null | undefined;
  /** Repeat failed runs; default false. */
  readonly retryFailed?: boolean | undefined;
  /** Called before each run; return true to start no more runs and let the running ones end. */
  readonly isEnding?: (() => boolean) | undefined;
  /** Abort it to end the processes at once; their runs leave no record. */
  readonly signal?: AbortSignal | undefined;
}

/** Returns the default memory budget of a sweep, in bytes: nine tenths of the available memory. */
export function defaultMemory(): number {
  return 0.9 * availableBytes();
}

/**
 * Does a sweep on this machine: all combinations of a grid, each in a single-threaded process. Writes each
 * record to disk before yielding it. Leaving the loop early waits for the running runs and keeps their
 * records. Only the processes load the addon.
 * @throws AgopError INVALID_OPTION (`processes`, `memory`); the error of the first invalid run, before any
 * run starts; OUTPUT_EXISTS when the directory holds another sweep; OUTPUT_BUSY when a cluster still has to
 * do part of the sweep; INVALID_OUTPUT when a record cannot be written; and the errors of `sweep`.
 * @example
 * const grids = { op: "x+y", modulus: 7, trainFraction: [0.5, 0.7], iterations: 5, seed: [0, 1] };
 * for await (const { record } of localSweep({ directory: "a-sweep", grids, processes: 2 })) {
 *   if (record?.outcome.status === "failed") throw new Error(record.outcome.error.message);
 * }
 * console.log((await readRunRecords("a-sweep")).length); // 4
 */
export async function* localSweep(
  options: LocalSweepOptions,
): AsyncGenerator<SweepProgress, void, undefined> {
  requireKnownKeys<LocalSweepOptions>("options", options, {
    grids: true,
    repeat: true,
    directory: true,
    processes: true,
    memory: true,
    saveFeatures: true,
    retryFailed: true,
    isEnding: true,
    signal: true,
  });
  const { directory, grids, repeat = 1, retryFailed, isEnding, signal } = options;
  const { processes = availableParallelism(), memory = defaultMemory(), saveFeatures = null } = options;
  requireNumber(
    "processes",
    processes,
    Number.isSafeInteger(processes) && processes > 0,
    "an integer from 1",
  );
  requireNumber("memory", memory, memory > 0, "bytes above 0");
  const description = await begunSweep(directory, { grids, repeat, saveFeatures });
  const runs = await checkedRuns(plannedRuns(description), { saveFeatures, signal });
  // Check before writing: a refused sweep must leave no directory. When a sweep continues, only its
  // remaining runs have to fit.
  if (!(await holdsSweep(directory))) requireBudget(runs, memory);
  await prepareSweepDirectory(directory, description, runs.length);
  const onLocked = () => requireEmptyQueue(directory);
  const pool = sweepProcesses(processes, { isEnding, signal });
  try {
    yield* sweep({ directory, description, runs, pool, memory, retryFailed, isEnding, onLocked });
  } finally {
    pool.close();
  }
}

function requireNumber(argument: string, value: number, isAccepted: boolean, accepted: string): void {
  if (isAccepted) return;
  throw invalidOption(argument, describeValue(value), accepted);
}

/** Creates the process pool of a sweep. @param ending Ways to end it early; default none. */
export function sweepProcesses(
  size: number,
  ending: Pick<LocalSweepOptions, "isEnding" | "signal"> = {},
): ProcessPool<SweepRunRequest, RunResult> {
  const script = scriptBeside(import.meta.url, "sweep-process");
  return processPool({ script, args: [], size, isPinned: true, ...ending });
}
