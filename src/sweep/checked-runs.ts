import { setImmediate } from "node:timers/promises";
import type { Task } from "../algebra/tasks/task.ts";
import { createBackend } from "../backend/create-backend.ts";
import { AgopError } from "../errors.ts";
import { shellCommand } from "../io/shell-command.ts";
import { requireSavable, type SavedFeatures } from "../run/directory/run-directory.ts";
import { describedRun } from "../run/parameters/described-run.ts";
import { type RunParameters, runArguments } from "../run/parameters/table.ts";
import { runTask } from "../run/parameters/task.ts";
import type { PlannedRun } from "./grid.ts";
import { requireRereadable } from "./reread-files.ts";
import { type RunSize, runCost, runSize } from "./run-cost.ts";
import type { ScheduledRun } from "./schedule.ts";

/** A run of a sweep with its estimated cost and memory. */
export type CheckedRun = PlannedRun & ScheduledRun;

export interface RunCheckOptions {
  /** Iterations whose features each run saves; default none. */
  readonly saveFeatures?: SavedFeatures | null;
  /** Abort it to end the check. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks every run of a sweep before the first starts, and estimates its cost and memory. Runs that differ
 * only in their seeds are checked once.
 * @throws AgopError ABORTED; or the error of the first invalid run, with its number and command.
 */
export async function checkedRuns(
  runs: readonly PlannedRun[],
  { saveFeatures = null, signal }: RunCheckOptions = {},
): Promise<readonly CheckedRun[]> {
  await requireRereadable(runs);
  const known = new Map<string, ScheduledRun>();
  const tasks = new Map<string, Promise<Task>>();
  const checked: CheckedRun[] = [];
  for (const planned of runs) {
    const { seed, ...others } = planned.parameters;
    const key = JSON.stringify([others, seed === undefined || (Number.isSafeInteger(seed) && seed >= 0)]);
    if (!known.has(key)) await otherEvents(signal);
    const cost = known.get(key) ?? (await checkRun(planned, tasks, saveFeatures));
    known.set(key, cost);
    checked.push({ ...planned, ...cost });
  }
  return checked;
}

/**
 * Yields to the event loop so that Ctrl-C is handled: a large task takes long to partition.
 * @throws AgopError ABORTED.
 */
async function otherEvents(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted !== true) return;
  throw new AgopError("ABORTED", {
    argument: "signal",
    given: "an abort",
    accepted: "a sweep that is not aborted",
  });
}

/** Adds the number of the run and its command to the error. */
export function atRun(error: AgopError, { run, parameters }: PlannedRun): AgopError {
  const command = shellCommand(["agop", "run", ...runArguments(parameters)]);
  return error.restated({ accepted: `${error.accepted} (run ${run}: ${command})` });
}

async function checkRun(
  planned: PlannedRun,
  tasks: Map<string, Promise<Task>>,
  saveFeatures: SavedFeatures | null,
): Promise<ScheduledRun> {
  try {
    const size = await checkedSize(planned.parameters, tasks);
    if (saveFeatures !== null) requireSavable(saveFeatures, size.iterations);
    return runCost(size);
  } catch (error) {
    throw error instanceof AgopError ? atRun(error, planned) : error;
  }
}

async function checkedSize(parameters: RunParameters, tasks: Map<string, Promise<Task>>): Promise<RunSize> {
  const { op, secondOp, modulus, elements, group, table } = parameters;
  const key = JSON.stringify([op, secondOp, modulus, elements, group, table]);
  // Reuse the task: a table of a thousand elements takes long to build.
  const task = await (tasks.get(key) ?? runTask(parameters));
  tasks.set(key, Promise.resolve(task));
  // Only circulant features compute something here, and little: spare the sweep's main process the addon.
  const backend = () => createBackend({ name: "reference" });
  // The memory budget of the sweep, or the cluster, decides whether the run fits.
  return runSize(await describedRun(parameters, { backend, task, mustFit: false }));
}
