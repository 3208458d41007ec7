import { html, type Markup } from "../shared/html.ts";
import type { Figure } from "./figure-data.ts";
import type { ParsedReport, ReportRow, ReportSection } from "./parsed-report.ts";

/** Verdicts with a sign each, to tell them apart without colours. */
const signs: Readonly<Record<string, string>> = {
  reproduced: "●",
  undecided: "◐",
  "not reproduced": "○",
  reported: "–",
};

/** The filters, an overview and a section per experiment. */
export function reproductionSections(
  { sections }: ParsedReport,
  figures: ReadonlyMap<ReportSection, readonly Figure[]>,
): Markup {
  return html`${filters(sections)}
<section aria-labelledby="overview-heading" id="overview">
<h2 id="overview-heading">Overview</h2>
${overview(sections)}
</section>
${sections.map((section) => experiment(section, figures.get(section) ?? []))}`;
}

function filters(sections: readonly ReportSection[]): Markup {
  const options = sections.map(({ id, title }) => html`<option value="${id}">${id}. ${title}</option>`);
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

function overview(sections: readonly ReportSection[]): Markup {
  const count = (rows: readonly ReportRow[], verdict: string) =>
    rows.filter((row) => row.verdict === verdict).length || "";
  const rows = sections.map(
    ({ id, title, rows }) => html`<tr><th scope="row"><a href="#${id}">${id}</a></th><td>${title}</td>
${Object.keys(signs).map((verdict) => html`<td class="number">${count(rows, verdict)}</td>`)}</tr>`,
  );
  const heads = Object.entries(signs).map(
    ([verdict, sign]) => html`<th scope="col" class="number">${sign} ${verdict}</th>`,
  );
  return html`<div class="scroll"><table><thead><tr><th scope="col">Experiment</th><th scope="col">Subject</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function experiment({ id, title, rows, explanation }: ReportSection, figures: readonly Figure[]): Markup {
  return html`<section class="experiment" id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${id}. ${title}</h2>
<div class="scroll limited" tabindex="0" role="region" aria-label="Measures of ${id}"><table>
<thead><tr><th scope="col">Setting</th><th scope="col">Quantity</th><th scope="col">Claim</th><th scope="col">Measured</th><th scope="col">Verdict</th><th scope="col">Because</th></tr></thead>
<tbody>${rows.map(measure)}</tbody></table></div>
${explanation.map((paragraph) => html`<p>${paragraph}</p>`)}
${figures.length === 0 ? undefined : html`<div class="figures">${figures.map((figure) => picture(id, figure))}</div>`}
</section>`;
}

function measure(row: ReportRow): Markup {
  const { setting, quantity, claim, measured, trials, verdict, because } = row;
  const single = trials === "" ? undefined : html`<div class="trials">${trials}</div>`;
  return html`<tr data-verdict="${verdict}"><th scope="row">${setting}</th><td>${quantity}</td><td>${claim}</td><td>${measured}${single}</td>
<td class="verdict"><span aria-hidden="true">${signs[verdict] ?? ""}</span> ${verdict}</td><td>${because}</td></tr>`;
}

function picture(id: string, { name, source }: Figure): Markup {
  return html`<figure><img src="${source}" alt="${alternative(id, name)}" loading="lazy"></figure>`;
}

/** The title of a figure, from its file name: `E1-full-x-plus-y-mod-61-features.png`. */
function alternative(id: string, name: string): string {
  const words = name
    .replace(/\.\w+$/, "")
    .replace(/^\w+-(full|quick)-/, "")
    .replaceAll("-", " ");
  if (words === "accuracy") return `${id}: test accuracy over the iterations`;
  const setting = words.replace(/ (features|samples)$/, "");
  return words.endsWith("features")
    ? `${id}: the last feature matrix of ${setting}`
    : `${id}: the samples of ${setting}, training, right and wrong`;
}
