import { html, type Markup } from "../shared/html.ts";
import { htmlDocument } from "../shared/html-document.ts";
import { type FigureData, figureData } from "./figure-data.ts";
import { judgingText, sizeText, verdictsText } from "./report-text.ts";
import {
  type ReportedExperiment,
  type ReportedVerdict,
  type ReproductionReport,
  readReproductionReport,
} from "./reproduction-report.ts";
import { reproductionSections } from "./reproduction-sections.ts";

/**
 * The page of a reproduction.
 * @throws AgopError INVALID_FILE for a directory without the report.json and the figures of `agop reproduce`.
 */
export async function reproductionPage(directory: string): Promise<string> {
  const report = await readReproductionReport(directory);
  const figures = new Map<ReportedExperiment, readonly FigureData[]>();
  for (const experiment of report.experiments)
    figures.set(experiment, await figureData(directory, experiment.figures));
  return htmlDocument({
    title: "Reproduction of the published experiments",
    kind: "A reproduction",
    lead: lead(report),
    main: reproductionSections(report, figures),
    data: null,
    script: "reproduction-page",
  });
}

const verdicts: readonly ReportedVerdict[] = ["reproduced", "undecided", "not reproduced", "reported"];

function lead(report: ReproductionReport): Markup {
  const measures = report.experiments.flatMap((experiment) => experiment.measures);
  const facts = verdicts.map((verdict) => {
    const count = measures.filter((measure) => measure.verdict === verdict).length;
    return html`<div><dt>${capitalised(verdict)}</dt><dd class="figure">${count}</dd></div>`;
  });
  const context = [sizeText(report), judgingText(report), verdictsText(report)];
  return html`<div class="lead">
<dl class="facts">${facts}</dl>
<div>
<h2 class="small" id="repeat-heading">The command that repeats it</h2>
<div class="command"><pre id="repeat" tabindex="0" aria-labelledby="repeat-heading">${report.command}</pre>
<button type="button" data-copy="repeat">Copy the command</button></div>
</div>
<div>${context.map((paragraph) => html`<p class="note">${paragraph}</p>`)}</div>
</div>`;
}

function capitalised(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
