import path from "node:path";
import { runFiles } from "../../../run/directory/files.ts";
import { plannedRuns } from "../../../sweep/grid.ts";
import { readRunRecords, readSweepDescription } from "../../../sweep/sweep-directory.ts";
import { html } from "../shared/html.ts";
import { htmlDocument } from "../shared/html-document.ts";
import type { ReportOptions } from "../shared/report-options.ts";
import { failureSection } from "./failure-section.ts";
import { prepareSweep } from "./prepare-sweep.ts";
import { runPages } from "./run-pages.ts";
import { sweepOverview } from "./sweep-overview.ts";
import { pictureSections, runSection } from "./sweep-sections.ts";

/**
 * The page of a sweep.
 * @throws AgopError INVALID_FILE for a directory without a sweep or with a malformed record.
 */
export async function sweepPage(
  directory: string,
  { file = path.join(directory, runFiles.report) }: ReportOptions = {},
): Promise<string> {
  const description = await readSweepDescription(directory);
  const records = await readRunRecords(directory);
  const planned = plannedRuns(description);
  const pages = await runPages(directory, file);
  const data = prepareSweep({ planned, records, ...pages });
  return htmlDocument({
    title: path.basename(path.resolve(directory)),
    kind: "Sweep",
    lead: sweepOverview({ directory, description, planned, records, data }),
    main: html`${pictureSections(data)}${runSection(data)}${failureSection(records)}`,
    data,
    script: "sweep-page",
  });
}
