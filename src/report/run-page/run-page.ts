import { readFinishedRun } from "../../run/finished-run.ts";
import { html } from "../page/html.ts";
import { htmlDocument } from "../page/html-document.ts";

/**
 * The page of a run.
 * @throws AgopError INVALID_FILE for a directory without a run or without feature matrices.
 */
export async function runPage(directory: string): Promise<string> {
  const run = await readFinishedRun(directory);
  return htmlDocument({
    title: run.task.name,
    kind: "Run",
    main: html`<section><h2>Iterations</h2><p>${run.iterations}</p></section>`,
    data: null,
    client: "run-page",
  });
}
