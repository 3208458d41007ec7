import type { Command } from "commander";

/** Adds the command that the nodes of a cluster run for each element of a sweep's job arrays. */
export function addSweepElementCommand(program: Command): void {
  program
    .command("sweep-element", { hidden: true })
    .description("do the runs of this element of a job array")
    .argument("<DIR>", "directory of the sweep")
    .argument("<ARRAY>", "name of the array")
    .action(async (directory: string, array: string) => {
      const { sweepElement } = await import("./sweep-element-run.ts");
      await sweepElement(directory, array);
    });
}
