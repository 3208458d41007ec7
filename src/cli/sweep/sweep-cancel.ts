import type { Command } from "commander";

const examples = `
Examples:
  agop sweep cancel my-sweep
      what is done stays; the command that submitted the sweep submits the rest again`;

/** Adds `agop sweep cancel` to `agop sweep`. */
export function addSweepCancelCommand(sweep: Command): void {
  sweep
    .command("cancel")
    .description("take the arrays of a sweep out of the queue of the cluster, and end those that run")
    .argument("<DIR>", "directory of the sweep")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples)
    .action(async (directory: string, { json }: { readonly json?: boolean }) => {
      const { readSweepDescription } = await import("../../sweep/sweep-directory.ts");
      const { cancelSweep } = await import("../../sweep/slurm/cancel-sweep.ts");
      await readSweepDescription(directory);
      const { jobs, elements } = await cancelSweep(directory);
      const text =
        jobs.length === 0 ? "nothing in the queue" : `cancelled ${elements} elements of ${jobs.join(", ")}`;
      process.stdout.write(
        json === true ? `${JSON.stringify({ directory, jobs, elements })}\n` : `${text}\n`,
      );
    });
}
