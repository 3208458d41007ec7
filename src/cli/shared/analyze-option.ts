import type { Task } from "../../algebra/tasks/task.ts";
import { AgopError } from "../../errors.ts";
import type { RunDirectory } from "../../run/directory/run-directory.ts";
import { requireOneOperation } from "../../run/parameters/one-operation.ts";
import { type RunAnalysis, runAnalysis, writeAnalysis } from "../../run/run-analysis.ts";
import { taskElements } from "../../symmetry/groups/task-elements.ts";
import { analysisText } from "./analysis-text.ts";
import type { RunOptions } from "./run-options.ts";

/** The analysis of --analyze; undefined where it is not given. */
export function preparedAnalysis(
  task: Task,
  { analyze, out }: Pick<RunOptions, "analyze" | "out">,
): RunAnalysis | undefined {
  if (analyze !== true) return undefined;
  if (out === undefined) {
    throw new AgopError("INVALID_OPTION", {
      argument: "analyze",
      given: "--analyze without --out",
      accepted: "--analyze with --out DIR, which receives analysis.csv and analysis.json",
    });
  }
  requireOneOperation(task, "--analyze");
  return runAnalysis(task, taskElements(task));
}

/** Writes the files of an analysis, if there is one. @returns What it says, for people. */
export async function closeAnalysis(
  analysis: RunAnalysis | undefined,
  directory: RunDirectory | undefined,
): Promise<string> {
  if (analysis === undefined || directory === undefined) return "";
  const report = analysis.report();
  if (report.iterations.length > 0) await writeAnalysis(directory.path, report);
  return analysisText(report);
}
