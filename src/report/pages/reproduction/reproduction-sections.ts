import { html, type Markup } from "../shared/html.ts";
import type { FigureData } from "./figure-data.ts";
import { measuredText, quantityName, valuesText } from "./report-text.ts";
import type {
  ReportedExperiment,
  ReportedMeasure,
  ReportedVerdict,
  ReproductionReport,
} from "./reproduction-report.ts";

/** Verdicts with a sign each, to tell them apart without colours. */
const signs: Readonly<Record<ReportedVerdict, string>> = {
  reproduced: "●",
  undecided: "◐",
  "not reproduced": "○",
  reported: "–",
};

/** The filters, an overview and a section per experiment. */
export function reproductionSections(
  { experiments }: ReproductionReport,
  figures: ReadonlyMap<ReportedExperiment, readonly FigureData[]>,
): Markup {
  return html`${filters(experiments)}
<section aria-labelledby="overview-heading" id="overview">
<h2 id="overview-heading">Overview</h2>
${overview(experiments)}
</section>
${experiments.map((each) => experimentSection(each, figures.get(each) ?? []))}`;
}

function filters(experiments: readonly ReportedExperiment[]): Markup {
  const options = experiments.map(({ id, title }) => html`<option value="${id}">${id}. ${title}</option>`);
  const verdicts = Object.keys(signs).map(
    (verdict) =>
      html`<label><input type="checkbox" name="verdict" value="${verdict}" checked> ${verdict}</label>`,
  );
  return html`<form class="filters" id="filters" aria-label="Measures shown below">
<label>Experiment <select id="experiment"><option value="">all</option>${options}</select></label>
<fieldset><legend class="visually-hidden">Verdicts</legend>${verdicts}</fieldset>
<output id="shown" for="filters"></output>
</form>`;
}

function overview(experiments: readonly ReportedExperiment[]): Markup {
  const count = (measures: readonly ReportedMeasure[], verdict: string) =>
    measures.filter((measure) => measure.verdict === verdict).length || "";
  const rows = experiments.map(
    ({ id, title, measures }) => html`<tr><th scope="row"><a href="#${id}">${id}</a></th><td>${title}</td>
${Object.keys(signs).map((verdict) => html`<td class="number">${count(measures, verdict)}</td>`)}</tr>`,
  );
  const heads = Object.entries(signs).map(
    ([verdict, sign]) => html`<th scope="col" class="number">${sign} ${verdict}</th>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">Experiment</th><th scope="col">Subject</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function experimentSection(
  { id, title, measures, explanation }: ReportedExperiment,
  figures: readonly FigureData[],
): Markup {
  const paragraphs = explanation.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  return html`<section class="experiment" id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${id}. ${title}</h2>
<div class="scroll limited" tabindex="0" role="region" aria-label="Measures of ${id}"><table>
<thead><tr><th scope="col">Setting</th><th scope="col">Quantity</th><th scope="col">Claim</th><th scope="col">Measured</th><th scope="col">Verdict</th><th scope="col">Because</th></tr></thead>
<tbody>${measures.map(measureRow)}</tbody></table></div>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${figures.length === 0 ? undefined : html`<div class="figures">${figures.map(picture)}</div>`}
</section>`;
}

function measureRow(measure: ReportedMeasure): Markup {
  const { setting, claim, verdict, reason } = measure;
  const values = valuesText(measure);
  const single = values === "" ? undefined : html`<div class="trials">${values}</div>`;
  return html`<tr data-verdict="${verdict}"><th scope="row">${setting}</th><td>${quantityName(measure)}</td><td>${claim}</td><td>${measuredText(measure)}${single}</td>
<td class="verdict"><span aria-hidden="true">${signs[verdict]}</span> ${verdict}</td><td>${reason}</td></tr>`;
}

function picture({ source, description }: FigureData): Markup {
  return html`<figure><img src="${source}" alt="${description}" loading="lazy"></figure>`;
}
