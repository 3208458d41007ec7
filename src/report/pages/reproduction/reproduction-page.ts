import path from "node:path";
import { readText } from "../../../io/read-input.ts";
import { html, type Markup } from "../shared/html.ts";
import { htmlDocument } from "../shared/html-document.ts";
import { type Figure, figureData } from "./figure-data.ts";
import { type ParsedReport, parsedReport, type ReportSection } from "./parsed-report.ts";
import { reproductionSections } from "./reproduction-sections.ts";

/**
 * The page of a reproduction.
 * @throws AgopError INVALID_FILE for a directory whose report.md or figures are not there or not those of `agop reproduce`.
 */
export async function reproductionPage(directory: string): Promise<string> {
  const file = path.join(directory, "report.md");
  const text = await readText(file, "the report.md that agop reproduce writes at its end");
  const report = parsedReport(text, file);
  const figures = new Map<ReportSection, readonly Figure[]>();
  for (const section of report.sections) figures.set(section, await figureData(directory, section.figures));
  return htmlDocument({
    title: "Reproduction of the published experiments",
    kind: "A reproduction",
    lead: lead(report),
    main: reproductionSections(report, figures),
    data: null,
    script: "reproduction-page",
  });
}

function lead({ command, context, sections }: ParsedReport): Markup {
  const rows = sections.flatMap((section) => section.rows);
  const facts = ["reproduced", "undecided", "not reproduced", "reported"].map((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return html`<div><dt>${capitalised(verdict)}</dt><dd class="figure">${count}</dd></div>`;
  });
  return html`<div class="lead">
<dl class="facts">${facts}</dl>
<div>
<h2 class="small" id="repeat-heading">The command that repeats it</h2>
<div class="command"><pre id="repeat" tabindex="0" aria-labelledby="repeat-heading">${command}</pre>
<button type="button" data-copy="repeat">Copy the command</button></div>
</div>
<div>${context.map((paragraph) => html`<p class="note">${paragraph}</p>`)}</div>
</div>`;
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
