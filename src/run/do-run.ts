import type { Backend } from "../backend/backend.ts";
import { isAborted } from "../errors.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import { type IterationRecord, iterations, type RfmProblem, trainingSession } from "../rfm/iterations.ts";
import { taskProblem } from "../rfm/task-problem.ts";
import { writeAnalysis } from "./directory/analysis.ts";
import { type RunConfigOptions, writeRunConfig } from "./directory/config.ts";
import type { RunDirectory } from "./directory/run-directory.ts";
import type { DescribedRun } from "./parameters/described-run.ts";
import type { RunAnalysis } from "./run-analysis.ts";

export interface DoRunOptions {
  /** Does the computations. */
  readonly backend: Backend;
  /** Receives the files of the run; default: the run keeps no files. */
  readonly directory?: RunDirectory | undefined;
  /** Additional content of config.json. */
  readonly config?: RunConfigOptions | undefined;
  /** Receives every M; written to the directory at the end. Default none. */
  readonly analysis?: RunAnalysis | undefined;
  /** Samples and targets; default `taskProblem` of the task and the partition. */
  readonly problem?: RfmProblem | undefined;
  /** Called after each iteration; return true to end the run. */
  readonly isEnding?: (() => boolean) | undefined;
  /** Receives the completed fraction of the current iteration. */
  readonly onPart?: ((fraction: number) => void) | undefined;
  /** Abort it to end the run in the middle of an iteration; that iteration is lost. */
  readonly signal?: AbortSignal | undefined;
}

/** One iteration of a run. */
export interface RunStep {
  /** Do not change its arrays: the next iteration reads them. */
  readonly record: IterationRecord;
  /** Why the run stops itself here; undefined if it continues or the caller ends it. */
  readonly stopped: StopReason | undefined;
}

/**
 * Does a run. Writes each iteration to disk before yielding it, and predictions, predicted labels and the
 * analysis when the run ends. A run that ends early writes them too: after a stopping rule, `isEnding`, an
 * abort, or a caller that leaves the loop.
 * @throws AgopError OUT_OF_MEMORY before the first iteration; DIVERGED; the errors of the directory.
 */
export async function* doRun(
  run: DescribedRun,
  options: DoRunOptions,
): AsyncGenerator<RunStep, void, undefined> {
  const { task, partition, settings, stopping } = run;
  const { backend, directory, config, analysis, isEnding, onPart, signal } = options;
  const { problem = taskProblem(task, partition) } = options;
  const session = trainingSession(backend, problem, settings);
  let hasFailed = false;
  try {
    for await (const record of iterations(session, problem, settings, { onPart, signal })) {
      const { iteration } = record;
      if (iteration === 1 && directory !== undefined) await writeRunConfig(directory, run, backend, config);
      await directory?.record(record, problem.classes);
      analysis?.record(iteration, record.features);
      const stopped = stopping(record) ?? (iteration === settings.iterations ? "iterations" : undefined);
      yield { record, stopped };
      if (stopped !== undefined || isEnding?.() === true) break;
    }
  } catch (error) {
    hasFailed = !isAborted(error);
    if (hasFailed) throw error;
  } finally {
    session.dispose();
    if (!hasFailed) await closeFiles(directory, analysis);
  }
}

async function closeFiles(
  directory: RunDirectory | undefined,
  analysis: RunAnalysis | undefined,
): Promise<void> {
  await directory?.close();
  if (directory === undefined || analysis === undefined) return;
  const report = analysis.report();
  if (report.iterations.length > 0) await writeAnalysis(directory.path, report);
}
