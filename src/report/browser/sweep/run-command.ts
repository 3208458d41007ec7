import { shellCommand } from "../../../io/shell-command.ts";
import { runFiles } from "../../../run/directory/files.ts";
import { type RunParameters, runArguments } from "../../../run/parameters/table.ts";
import type { SweepPageData } from "../../pages/sweep/sweep-page-data.ts";

/** The command that repeats a run of the sweep. */
export function runCommand({ fixed, axes, runs }: SweepPageData, row: number): string {
  const varying = axes.flatMap(({ name, values }, axis) => {
    const value = values[runs.codes[axis][row]];
    return name === "repetition" || value === null ? [] : [[name, value]];
  });
  const parameters: RunParameters = { ...fixed, ...Object.fromEntries(varying) };
  return shellCommand(["agop", "run", ...runArguments(parameters)]);
}

/** The page of a run, relative to the page of the sweep. */
export function runPagePath({ pagesPath, runs }: SweepPageData, row: number): string {
  return `${pagesPath}${String(runs.run[row]).padStart(6, "0")}/${runFiles.report}`;
}
