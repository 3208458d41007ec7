import type { Command } from "commander";
import { shellCommand } from "../../io/shell-command.ts";
import { logDirectory } from "../../sweep/slurm/job-script.ts";
import type { SweepStatus } from "../../sweep/sweep-status.ts";

const examples = `
Examples:
  agop sweep status my-sweep
  agop sweep status my-sweep --json`;

/** Adds `agop sweep status` to `agop sweep`. */
export function addSweepStatusCommand(sweep: Command): void {
  sweep
    .command("status")
    .description("how many runs of a sweep are done, running, queued, failed and missing")
    .argument("<DIR>", "directory of the sweep")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples)
    .action(async (directory: string, { json }: { readonly json?: boolean }) => {
      const { sweepStatus } = await import("../../sweep/sweep-status.ts");
      const status = await sweepStatus(directory);
      process.stdout.write(
        json === true ? `${JSON.stringify({ directory, ...status })}\n` : statusText(status),
      );
    });
}

function statusText({
  planned,
  done,
  failed,
  running,
  queued,
  missing,
  elements,
  unrecorded,
  process,
}: SweepStatus): string {
  const runs = `${planned} runs: ${done} done, ${failed} failed`;
  const local = process === null ? "" : `process ${process.pid} on ${process.host} is at work on it\n`;
  const inNoQueue = elements === null || elements.running + elements.waiting === 0;
  if (process !== null && inNoQueue) return `${runs}, ${planned - done - failed} left\n${local}`;
  if (elements === null) return `${runs}; the queue is not known: no squeue on this machine\n${local}`;
  const inQueue = `, ${running} running, ${queued} queued, ${missing} missing\n`;
  const queue =
    elements.running + elements.waiting === 0
      ? ""
      : `elements on the cluster: ${elements.running} running, ${elements.waiting} waiting\n`;
  return `${runs}${inQueue}${queue}${unrecordedText(unrecorded)}${local}`;
}

/** Maximum number of logs to name. */
const mostLogs = 3;

function unrecordedText(elements: SweepStatus["unrecorded"]): string {
  if (elements.length === 0) return "";
  const runs = elements.reduce((sum, element) => sum + element.runs, 0);
  const logs = elements.flatMap(({ log }) => log ?? []);
  const others = logs.length > mostLogs ? ` and ${logs.length - mostLogs} more` : "";
  const where =
    logs.length === 0
      ? `they were cancelled, or did not start: none has left a log in ${logDirectory}`
      : `they were cancelled, or their logs say why: ${shellCommand(logs.slice(0, mostLogs))}${others}`;
  return `${elements.length} elements ended without a record of ${runs} runs; ${where}\n`;
}
