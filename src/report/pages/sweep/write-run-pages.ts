import { readdir } from "node:fs/promises";
import path from "node:path";
import { AgopError } from "../../../errors.ts";
import { writeFileAtomically } from "../../../io/atomic-write.ts";
import { runFiles, savedMatrices } from "../../../run/directory/files.ts";
import { readRunRecords, readSweepDescription, runDirectoryPath } from "../../../sweep/sweep-directory.ts";
import { runPage } from "../run/run-page.ts";
import type { ReportOptions } from "../shared/report-options.ts";
import { runDirectories } from "./run-pages.ts";

/**
 * Writes the page of every finished run of a sweep with saved features.
 * @throws AgopError INVALID_FILE for a directory without a sweep; INVALID_OPTION for a sweep without saved
 * features.
 */
export async function writeRunPages(directory: string, { onProgress }: ReportOptions = {}): Promise<void> {
  const { saveFeatures } = await readSweepDescription(directory);
  if (saveFeatures === null)
    throw new AgopError("INVALID_OPTION", {
      argument: "runs",
      given: `a sweep without directories of its runs (${directory})`,
      accepted: "a sweep made with --save-features",
    });
  const records = await readRunRecords(directory);
  const done = new Set(records.flatMap(({ run, outcome }) => (outcome.status === "done" ? [run] : [])));
  const runs: number[] = [];
  for (const run of await runDirectories(directory)) {
    if (!done.has(run)) continue;
    // A run that ended before the first saved iteration has no features.
    const files = await readdir(runDirectoryPath(directory, run));
    if (savedMatrices(files).length > 0) runs.push(run);
  }
  for (const [index, run] of runs.entries()) {
    onProgress?.(`page of run ${run} (${index + 1} of ${runs.length})`);
    const held = runDirectoryPath(directory, run);
    await writeFileAtomically(path.join(held, runFiles.report), await runPage(held));
  }
}
