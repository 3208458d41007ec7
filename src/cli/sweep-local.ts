import { availableParallelism, freemem } from "node:os";
import { processPool } from "../process/process-pool.ts";
import { runArguments } from "../run/run-parameters.ts";
import { type CheckedRun, checkedRuns } from "../sweep/checked-runs.ts";
import { plannedRuns } from "../sweep/grid.ts";
import type { RunResult } from "../sweep/run-record.ts";
import { requireEmptyQueue } from "../sweep/slurm/require-empty-queue.ts";
import { type SweepOptions, sweep } from "../sweep/sweep.ts";
import { prepareSweepDirectory, readRunRecords } from "../sweep/sweep-directory.ts";
import type { SweepRunRequest } from "../sweep/sweep-run.ts";
import { exitStatus } from "./exit-status.ts";
import { onInterruption } from "./interruption.ts";
import { memorySize } from "./memory-size.ts";
import { requireCount } from "./require-count.ts";
import { type SweepCommandOptions, sweepDescription } from "./sweep-options.ts";
import { sweepReporter } from "./sweep-reporter.ts";

/** Does a sweep, or goes on with it, on this machine. @returns The exit status. */
export async function sweepOnThisMachine(
  file: string | undefined,
  options: SweepCommandOptions,
): Promise<number> {
  const description = await sweepDescription(file, options);
  const processes = requireCount("processes", options.processes ?? availableParallelism(), 1024);
  const memory = options.memory === undefined ? 0.9 * freemem() : memorySize(options.memory);
  const runs = await checkedRuns(plannedRuns(description));
  if (options.dryRun === true) {
    process.stdout.write(planText(runs, processes, memory));
    return exitStatus.done;
  }
  const { out: directory, retryFailed } = options;
  await prepareSweepDirectory(directory, description, runs.length);
  await requireEmptyQueue(directory);
  return carryOut({ directory, description, runs, memory, retryFailed }, processes, options.json === true);
}

async function carryOut(plan: Omit<SweepOptions, "pool">, processes: number, json: boolean): Promise<number> {
  const script = new URL("sweep-process.js", import.meta.url);
  const pool = processPool<SweepRunRequest, RunResult>({ script, args: [], size: processes });
  const interruption = onInterruption("the runs under way");
  interruption.signal.addEventListener("abort", () => pool.close());
  const { directory, runs } = plan;
  const held = await readRunRecords(directory);
  const reporter = sweepReporter(runs.length, held);
  try {
    for await (const progress of sweep({ ...plan, pool })) {
      reporter.report(progress);
      if (interruption.requested) break;
    }
  } finally {
    reporter.close();
    pool.close();
    interruption.release();
  }
  const summary = reporter.summary();
  process.stdout.write(
    json ? `${JSON.stringify({ directory, ...summary })}\n` : `${sweepText(directory, summary)}`,
  );
  if (interruption.requested) return exitStatus.interrupted;
  return summary.failed > 0 ? exitStatus.failure : exitStatus.done;
}

function sweepText(
  directory: string,
  summary: ReturnType<ReturnType<typeof sweepReporter>["summary"]>,
): string {
  const { planned, done, failed, seconds, runs_per_second } = summary;
  const failures =
    failed === 0 ? "" : `, ${failed} failed (see ${directory}/runs.jsonl; --retry-failed does them again)`;
  return `${done} of ${planned} runs done${failures}; ${seconds.toFixed(1)} s, ${runs_per_second.toFixed(2)} runs per second\nnext: agop collect ${directory}, agop report ${directory}\n`;
}

function planText(runs: readonly CheckedRun[], processes: number, memory: number): string {
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`;
  const largest = runs.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  return [
    `${runs.length} runs, ${processes} at a time, in ${gigabytes(memory)}`,
    `the largest needs ${gigabytes(largest.bytes)}: agop run ${runArguments(largest.parameters).join(" ")}`,
    "",
  ].join("\n");
}
