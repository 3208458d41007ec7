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
  /** Where it is computed. */
  readonly backend: Backend;
  /** Receives the files of the run; default none are kept. */
  readonly directory?: RunDirectory | undefined;
  /** What config.json says beside the run itself. */
  readonly config?: RunConfigOptions | undefined;
  /** Is shown every M, and written to the directory at the end; default none. */
  readonly analysis?: RunAnalysis | undefined;
  /** Samples and targets; default those of the task under the partition. */
  readonly problem?: RfmProblem | undefined;
  /** Asked after each iteration; true ends the run. */
  readonly isEnding?: (() => boolean) | undefined;
  /** Gets the part that is done of the iteration under way. */
  readonly onPart?: ((fraction: number) => void) | undefined;
  /** Aborted, it ends the run in the middle of an iteration, which is lost. */
  readonly signal?: AbortSignal | undefined;
}

/** One more iteration of a run. */
export interface RunStep {
  /** Its arrays must not be changed: the next iteration reads them. */
  readonly record: IterationRecord;
  /** Why the run ends here by itself; undefined where it goes on, or is ended from outside. */
  readonly stopped: StopReason | undefined;
}

/**
 * Does a run. Each iteration is on disk before it is told of; predictions, predicted labels and the analysis
 * follow when the run ends, also where it is ended early: by a stopping rule, `isEnding`, an abort, or a
 * caller that leaves the loop.
 * @throws AgopError OUT_OF_MEMORY before the first iteration; DIVERGED; what the directory cannot take.
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
