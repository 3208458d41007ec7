import type { Command } from "commander";
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
  return `${runs}${inQueue}${queue}${local}`;
}
