import { availableParallelism } from "node:os";
import { isAborted } from "../../errors.ts";
import { shellCommand } from "../../io/shell-command.ts";
import { runArguments } from "../../run/parameters/table.ts";
import { type CheckedRun, checkedRuns } from "../../sweep/checked-runs.ts";
import { plannedRuns } from "../../sweep/grid.ts";
import { defaultMemory, localSweep } from "../../sweep/local-sweep.ts";
import { pendingRuns, requireBudget, type SweepProgress } from "../../sweep/sweep.ts";
import { begunSweep, holdsSweep, readRunRecords } from "../../sweep/sweep-directory.ts";
import { exitStatus } from "../shared/exit-status.ts";
import { onInterruption } from "../shared/interruption.ts";
import { agopCommands } from "../shared/next-line.ts";
import { memorySize, requireCount } from "../shared/option-values.ts";
import { type SweepCommandOptions, sweepDescription } from "./sweep-options.ts";
import { type SweepSummary, sweepReporter } from "./sweep-reporter.ts";

/** Starts or continues a sweep on this machine. @returns The exit status. */
export async function sweepOnThisMachine(
  file: string | undefined,
  options: SweepCommandOptions,
): Promise<number> {
  const description = await sweepDescription(file, options);
  const processes = requireCount("processes", options.processes ?? availableParallelism(), 1024);
  const memory = options.memory === undefined ? defaultMemory() : memorySize(options.memory);
  if (options.dryRun === true) {
    const begun = await begunSweep(options.out, description);
    const left = await runsLeft(await checkedRuns(plannedRuns(begun), begun), options);
    requireBudget(left, memory);
    process.stdout.write(planText(left, processes, memory));
    return exitStatus.done;
  }
  const { out: directory, retryFailed, json } = options;
  const interruption = onInterruption("the runs under way");
  try {
    const { signal } = interruption;
    const isEnding = () => interruption.requested;
    const summary = await followed(
      localSweep({ ...description, directory, processes, memory, retryFailed, isEnding, signal }),
    );
    if (summary === undefined) {
      process.stderr.write("agop: ended while the grid was checked; no run was started\n");
      return interruption.exitStatus;
    }
    process.stdout.write(
      json === true ? `${JSON.stringify({ directory, ...summary })}\n` : sweepText(directory, summary),
    );
    if (interruption.requested) return interruption.exitStatus;
    return summary.failed > 0 ? exitStatus.failure : exitStatus.done;
  } finally {
    interruption.release();
  }
}

/** Selects the runs left to do; all runs if the directory holds no sweep. */
async function runsLeft(
  runs: readonly CheckedRun[],
  { out, retryFailed }: SweepCommandOptions,
): Promise<readonly CheckedRun[]> {
  if (!(await holdsSweep(out))) return runs;
  return pendingRuns(runs, await readRunRecords(out), retryFailed);
}

/** @returns Undefined if the sweep ended before its first report, when the number of runs is unknown. */
async function followed(progress: AsyncIterable<SweepProgress>): Promise<SweepSummary | undefined> {
  const reporter = sweepReporter();
  try {
    for await (const step of progress) reporter.report(step);
  } catch (error) {
    if (!isAborted(error)) throw error;
  } finally {
    reporter.close();
  }
  return reporter.hasReported ? reporter.summary() : undefined;
}

function sweepText(directory: string, summary: SweepSummary): string {
  const { planned, done, failed, finished, seconds, runs_per_second: rate } = summary;
  const failures =
    failed === 0 ? "" : `, ${failed} failed (runs.jsonl says why; --retry-failed does them again)`;
  const left = planned - done - failed;
  const next = agopCommands(["collect", directory], ["report", directory]);
  return [
    `${done} of ${planned} runs done${failures}${finished === 0 ? "" : `; ${seconds.toFixed(1)} s, ${rate.toFixed(2)} runs per second`}`,
    left === 0 ? `next: ${next}` : `the same command again does the other ${left}; so far: ${next}`,
    "",
  ].join("\n");
}

function planText(runs: readonly CheckedRun[], processes: number, memory: number): string {
  if (runs.length === 0) return "no run is left to be done\n";
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
  const largest = runs.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return [
    `${runs.length} runs, ${processes} at a time, in ${gigabytes(memory)}`,
    `the largest needs ${gigabytes(largest.bytes)}: ${shellCommand(["agop", "run", ...runArguments(largest.parameters)])}`,
    "",
  ].join("\n");
}
