import { readRunRecords, readSweepDescription } from "../../sweep/sweep-directory.ts";
import { html } from "../page/html.ts";
import { htmlDocument } from "../page/html-document.ts";

/**
 * The page of a sweep.
 * @throws AgopError INVALID_FILE for a directory without a sweep or with a line that is no run.
 */
export async function sweepPage(directory: string): Promise<string> {
  await readSweepDescription(directory);
  const records = await readRunRecords(directory);
  return htmlDocument({
    title: directory,
    kind: "Sweep",
    main: html`<section><h2>Runs</h2><p>${records.length} runs on record.</p></section>`,
    data: null,
    client: "sweep-page",
  });
}
