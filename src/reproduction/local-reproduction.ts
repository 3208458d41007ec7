import { readdir } from "node:fs/promises";
import { cpus } from "node:os";
import path from "node:path";
import { blasText } from "../backend/backend.ts";
import { createBackend } from "../backend/create-backend.ts";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";

import type { ReproductionReport } from "../report/pages/reproduction/reproduction-report.ts";
import { reproductionFiles } from "../run/directory/files.ts";
import { processPool, scriptBeside } from "../system/process-pool.ts";
import { version } from "../version.ts";
import { catalogue } from "./catalogue.ts";
import type { TrialRequest } from "./do-trial.ts";
import { type Experiment, type ExperimentSize, figurePrefix, type TrialResult } from "./experiment.ts";
import { reproductionReport } from "./report.ts";
import { reportCsvFiles } from "./report-csv.ts";
import { reportMarkdown } from "./report-markdown.ts";
import { type ReproductionProgress, reproduce, type TrialProgress } from "./reproduce.ts";
import { type ExperimentResult, results } from "./results.ts";
import { TrialStore } from "./trial-store.ts";

export interface LocalReproductionOptions {
  readonly experiments: readonly Experiment[];
  readonly size: ExperimentSize;
  /** Trials of every random row, from 1. */
  readonly seeds: number;
  /** Trials at a time, one process and one thread each, from 1. */
  readonly processes: number;
  /** Directory for trials and report; trials already there are not done again. */
  readonly directory: string;
  /** Called when a trial begins and whenever it advances. */
  readonly onProgress?: ((progress: TrialProgress) => void) | undefined;
  /** Called after each finished trial. */
  readonly onTrial?: ((progress: ReproductionProgress) => void) | undefined;
  /** Called after each trial; return true to start no more trials and wait for the running ones. */
  readonly isEnding?: (() => boolean) | undefined;
  /** Abort it to end the processes at once and discard their running trials. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts or continues a reproduction on this machine and writes its report, even if it ends early.
 * @returns The report on the trials that are finished.
 * @throws AgopError INVALID_OUTPUT; INVALID_FILE for a malformed file of trials; OUTPUT_BUSY if another
 * process uses the directory; the error of the first trial that fails.
 */
export async function localReproduction(options: LocalReproductionOptions): Promise<ReproductionReport> {
  const { experiments, size, seeds, processes, directory, onProgress, onTrial, isEnding, signal } = options;
  await requireWritableDirectory(directory);
  const store = await TrialStore.open(path.join(directory, reproductionFiles.trials));
  const script = scriptBeside(import.meta.url, "trial-process");
  const ending = { isEnding, signal };
  const pool = processPool<TrialRequest, TrialResult>({
    script,
    args: [directory],
    size: processes,
    ...ending,
  });
  try {
    for await (const progress of reproduce({ experiments, size, seeds, pool, store, onProgress })) {
      onTrial?.(progress);
      if (isEnding?.() === true) break;
    }
  } catch (error) {
    // Ignore errors after Ctrl-C, which also ends processes that are still starting, and after an abort.
    if (isEnding?.() !== true && signal?.aborted !== true) throw error;
  } finally {
    pool.close();
    await store.close();
  }
  const found = results(experiments, seeds, size, store);
  return writeReport(found, options);
}

function machine(processes: number): string {
  const blas = blasText(createBackend({ threads: 1 }).blas());
  const side = processes === 1 ? "one process" : `${processes} processes side by side`;
  return `agop ${version}, ${side}, ${blas} each, ${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.version}.`;
}

async function writeReport(
  found: readonly ExperimentResult[],
  { experiments, directory, size, seeds, processes }: LocalReproductionOptions,
): Promise<ReproductionReport> {
  const keep = (file: string, content: string) => writeFileAtomically(path.join(directory, file), content);
  // Load on demand: charts take half a second, too long before the message about a misspelt option.
  const { accuracyFigure } = await import("./accuracy-figure.ts");
  for (const result of found) {
    const figure = accuracyFigure(result);
    if (figure !== undefined)
      await keep(`${figurePrefix(result.experiment.id, size)}accuracy.svg`, figure.svg);
  }
  const ids = experiments.map(({ id }) => id);
  const named = ids.length === catalogue.length ? "all" : ids.join(" ");
  const command = `agop reproduce ${named}${size === "quick" ? " --quick" : ""} --seeds ${seeds}`;
  const files = await readdir(directory);
  const report = reproductionReport(found, { size, seeds, machine: machine(processes), command, files });
  await keep(reproductionFiles.record, `${JSON.stringify(report, undefined, 2)}\n`);
  await keep(reproductionFiles.report, reportMarkdown(report));
  for (const [file, content] of Object.entries(reportCsvFiles(found))) await keep(file, content);
  return report;
}
