import { readdir } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { createBackend } from "../backend/create-backend.ts";
import { exitStatus } from "../cli/shared/exit-status.ts";
import { type Interruption, onInterruption } from "../cli/shared/interruption.ts";
import { requireCount } from "../cli/shared/option-values.ts";
import { describe } from "../cli/shared/summary.ts";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";
import { type ReproductionReport, reportFile } from "../report/pages/reproduction/reproduction-report.ts";
import { processPool } from "../system/process-pool.ts";
import { version } from "../version.ts";
import { catalogue, experimentsByName } from "./catalogue.ts";
import { type ExperimentSize, figurePrefix, type TrialResult } from "./experiment.ts";
import { reproductionReport } from "./report.ts";
import { reportCsvFiles } from "./report-csv.ts";
import { reportMarkdown, summaryLines } from "./report-markdown.ts";
import { type ReproductionProgress, reproduce } from "./reproduce.ts";
import { type ExperimentResult, results } from "./results.ts";
import type { TrialRequest } from "./trial-request.ts";
import { TrialStore } from "./trial-store.ts";

/** The options of `agop reproduce` as commander hands them over; absent where the user gave none. */
export interface ReproduceOptions {
  readonly quick?: boolean;
  readonly seeds?: number;
  readonly processes?: number;
  readonly out: string;
  readonly list?: boolean;
}

/**
 * Does, or goes on with, a reproduction, and writes its report.
 * @param names As `experimentsByName` takes them.
 * @returns The exit status.
 */
export async function runReproduction(names: readonly string[], options: ReproduceOptions): Promise<number> {
  const experiments = experimentsByName(names);
  if (options.list === true) {
    for (const { id, title } of catalogue) process.stdout.write(`${id.padEnd(5)}${title}\n`);
    return exitStatus.done;
  }
  const size: ExperimentSize = options.quick === true ? "quick" : "full";
  const seeds = requireCount("seeds", options.seeds ?? (size === "quick" ? 2 : 5), 1000);
  const processes = requireCount("processes", options.processes ?? availableParallelism(), 256);
  const { out } = options;
  await requireWritableDirectory(out);
  const store = await TrialStore.open(path.join(out, "trials.jsonl"));
  const interruption = onInterruption();
  const script = new URL("trial-process.js", import.meta.url);
  const pool = processPool<TrialRequest, TrialResult>({ script, args: [out], size: processes });
  interruption.signal.addEventListener("abort", () => pool.close());
  const start = performance.now();
  try {
    await tellTrials(reproduce({ experiments, size, seeds, pool, store }), interruption);
  } catch (error) {
    // Ctrl-C reaches a process that has only begun to start, and the second one ends them all in the middle of their trials.
    if (!interruption.requested) throw error;
  } finally {
    pool.close();
    await store.close();
    interruption.release();
  }
  const minutes = (performance.now() - start) / 60_000;
  const found = results(experiments, seeds, size, store);
  const ids = experiments.map(({ id }) => id);
  const report = await writeReport(found, { out, size, seeds, machine: machine(processes), ids });
  process.stdout.write(summaryLines(report));
  process.stdout.write(`\n${minutes.toFixed(1)} minutes; ${path.join(out, "report.md")}\n`);
  return interruption.requested ? exitStatus.interrupted : exitStatus.done;
}

async function tellTrials(
  trials: AsyncIterable<ReproductionProgress>,
  interruption: Interruption,
): Promise<void> {
  const start = performance.now();
  for await (const { done, planned, record } of trials) {
    const minutes = ((performance.now() - start) / 60_000).toFixed(1);
    const { experiment, row, seed, seconds } = record;
    process.stderr.write(
      `[${minutes} min] ${done}/${planned} ${experiment} ${row}, seed ${seed}: ${seconds.toFixed(1)} s\n`,
    );
    if (interruption.requested) break;
  }
}

function machine(processes: number): string {
  const blas = describe(createBackend({ threads: 1 }).blas());
  const side = processes === 1 ? "one process" : `${processes} processes side by side`;
  return `agop ${version}, ${side}, ${blas} each, ${cpus()[0]?.model.trim() ?? "unknown processor"}, Node ${process.version}.`;
}

async function writeReport(
  found: readonly ExperimentResult[],
  context: {
    readonly out: string;
    readonly size: ExperimentSize;
    readonly seeds: number;
    readonly machine: string;
    readonly ids: readonly string[];
  },
): Promise<ReproductionReport> {
  const { out, size, seeds, ids } = context;
  const keep = (file: string, content: string) => writeFileAtomically(path.join(out, file), content);
  // Charts take half a second to load, for which nobody should wait who has misspelt an option.
  const { accuracyFigure } = await import("./accuracy-figure.ts");
  for (const result of found) {
    const figure = accuracyFigure(result);
    if (figure !== undefined)
      await keep(`${figurePrefix(result.experiment.id, size)}accuracy.svg`, figure.svg);
  }
  const named = ids.length === catalogue.length ? "all" : ids.join(" ");
  const command = `agop reproduce ${named}${size === "quick" ? " --quick" : ""} --seeds ${seeds}`;
  const files = await readdir(out);
  const report = reproductionReport(found, { size, seeds, machine: context.machine, command, files });
  await keep(reportFile, `${JSON.stringify(report, undefined, 2)}\n`);
  await keep("report.md", reportMarkdown(report));
  for (const [file, content] of Object.entries(reportCsvFiles(found))) await keep(file, content);
  return report;
}
