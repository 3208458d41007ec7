import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgsStringToArgv } from "string-argv";
import { shellCommand } from "../../io/shell-command.ts";
import { checkedRuns } from "../../sweep/checked-runs.ts";
import { plannedRuns } from "../../sweep/grid.ts";
import { type ArrayPlan, planArrays } from "../../sweep/slurm/array-plan.ts";
import { clusterLimits } from "../../sweep/slurm/cluster-limits.ts";
import { requireSubmittable } from "../../sweep/slurm/job-script.ts";
import { type SweepSubmission, submitSweep } from "../../sweep/slurm/submit-sweep.ts";
import { begunSweep, holdsSweep, prepareSweepDirectory } from "../../sweep/sweep-directory.ts";
import { nextLine } from "../shared/next-line.ts";
import { requireCount } from "../shared/option-values.ts";
import { type SweepCommandOptions, sweepDescription } from "./sweep-options.ts";

/** Upper bound above the size of any cluster. */
const most = 10_000_000;

/** Submits the missing runs of a sweep to the Slurm cluster of this machine. */
export async function sweepOnSlurm(file: string | undefined, options: SweepCommandOptions): Promise<void> {
  const directory = path.resolve(options.out);
  const sbatch = (options.sbatch ?? []).flatMap((text) => parseArgsStringToArgv(text));
  requireSubmittable(directory, sbatch);
  const description = await begunSweep(options.out, await sweepDescription(file, options));
  const runsPerElement = optionalCount("runsPerElement", options.runsPerElement);
  const maxElements = optionalCount("maxElements", options.maxElements);
  const runs = await checkedRuns(plannedRuns(description), description);
  // Check for a cluster before writing anything.
  const limits = await clusterLimits();
  if (options.dryRun === true) {
    process.stdout.write(planText(planArrays(runs, { limits, runsPerElement })));
    return;
  }
  // Check the plan first, so that a refused sweep leaves no files behind.
  if (!(await holdsSweep(options.out))) planArrays(runs, { limits, runsPerElement });
  await prepareSweepDirectory(options.out, description, runs.length);
  const submission = await submitSweep({
    directory,
    runs,
    limits,
    agop: options.agop ?? thisAgop(),
    runsPerElement,
    maxElements,
    sbatch,
    retryFailed: options.retryFailed,
  });
  const summary = { directory: options.out, planned: runs.length, ...submission };
  process.stdout.write(
    options.json === true ? `${jsonText(summary)}\n` : submissionText(options.out, runs.length, submission),
  );
}

function optionalCount(argument: string, count: number | undefined): number | undefined {
  return count === undefined ? undefined : requireCount(argument, count, most);
}

/** Builds a shell command that starts this installation of agop. */
function thisAgop(): string {
  const main = fileURLToPath(new URL("../main.js", import.meta.url));
  return `exec ${shellCommand([process.execPath, main])}`;
}

function jsonText({
  inQueue,
  ...summary
}: SweepSubmission & { readonly directory: string; readonly planned: number }): string {
  return JSON.stringify({ ...summary, in_queue: inQueue });
}

function submissionText(
  directory: string,
  planned: number,
  { done, failed, inQueue, jobs }: SweepSubmission,
): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const runs = sum(jobs.map((job) => job.runs));
  const elements = sum(jobs.map((job) => job.elements));
  const submitted =
    runs === 0
      ? "nothing to submit"
      : `submitted ${runs} runs in ${elements} elements (${jobs.length === 1 ? "job" : "jobs"} ${jobs.map(({ job }) => job).join(", ")})`;
  const failures = failed === 0 ? "" : `, ${failed} failed (--retry-failed does them again)`;
  return `${submitted}; of ${planned} runs ${done} done, ${inQueue} in the queue before${failures}\n${nextLine(["sweep", "status", directory], ["collect", directory])}`;
}

function planText(plans: readonly ArrayPlan[]): string {
  const lines = plans.map(({ elements, bytes }, place) => {
    const runs = elements.map((element) => element.length).sort((a, b) => a - b);
    return `array ${place + 1}: ${elements.length} elements of ${runs[0]} to ${runs[runs.length - 1]} runs; the largest run needs ${(bytes / 1e9).toFixed(2)} GB`;
  });
  return `${lines.join("\n")}\n`;
}
