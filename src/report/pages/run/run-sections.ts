import { percent } from "../../shared/percent.ts";

import { chart } from "../shared/chart.ts";

import { html, type Markup } from "../shared/html.ts";
import type { MetricsData, RunPageData } from "./run-page-data.ts";

/** Reasons for parts missing from the page; empty for those present. */
export interface RunNotes {
  readonly matrices: string;
  /** Why there is no order by discrete logarithm. */
  readonly order: string;
  readonly symmetries: string;
  readonly eigenvalues: string;
}

/** The sections of the page of a run; its script fills the empty containers. */
export function runSections(data: RunPageData, notes: RunNotes): Markup {
  return html`${metricsSection(data.metrics)}
${sliderBar(notes)}
${featuresSection(notes)}
${samplesSection(data)}
${encodingsSection(data, notes)}
${eigenvaluesSection(data, notes)}`;
}

function note(text: string): Markup | undefined {
  return text === "" ? undefined : html`<p class="note">${text}</p>`;
}

function metricsSection(metrics: MetricsData): Markup {
  const { iteration, trainAccuracy, testAccuracy, trainLoss, testLoss } = metrics;
  const rows = iteration.map(
    (number, n) => html`<tr><th scope="row" class="number">${number}</th>
<td class="number">${percent(trainAccuracy[n])}</td><td class="number">${percent(testAccuracy[n])}</td>
<td class="number">${loss(trainLoss[n])}</td><td class="number">${loss(testLoss[n])}</td></tr>`,
  );
  const label = (name: string) =>
    `${name} over ${iteration.length} iterations; the table below has the numbers.`;
  return html`<section aria-labelledby="metrics-heading">
<h2 id="metrics-heading">Accuracy and loss</h2>
<div class="charts">
<figure><figcaption>Accuracy</figcaption>${chart("accuracy-chart", label("Accuracy"))}</figure>
<figure><figcaption>Test loss (mean squared error, logarithmic)</figcaption>${chart("loss-chart", label("Test loss"))}</figure>
<figure><figcaption>Training loss (mean squared error, logarithmic)</figcaption>${chart("training-loss-chart", label("Training loss"))}</figure>
</div>
<p class="note">What is below 10⁻¹² is rounding, and drawn at 10⁻¹².</p>
<details><summary>Accuracy and loss as a table</summary>
<div class="scroll limited" tabindex="0" role="region" aria-label="Accuracy and loss of every iteration"><table>
<thead><tr><th scope="col" class="number">Iteration</th><th scope="col" class="number">Training accuracy</th><th scope="col" class="number">Test accuracy</th><th scope="col" class="number">Training loss</th><th scope="col" class="number">Test loss</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>
</section>`;
}

function loss(value: number): string {
  return value.toExponential(3);
}

function sliderBar({ matrices }: RunNotes): Markup {
  return html`<div class="slider-bar" role="group" aria-label="Iteration shown below">
<button type="button" id="play">Play</button>
<label for="iteration">Iteration</label>
<input type="range" id="iteration" step="1" min="0" value="0">
<output id="iteration-shown" for="iteration" aria-live="off"></output>
</div>
${note(matrices)}`;
}

const views = [
  ["full", "Full"],
  ["off-diagonal", "Without the diagonal"],
  ["blocks", "Block by block"],
  ["logarithm", "Without the diagonal, elements by discrete logarithm"],
] as const;

function featuresSection({ order }: RunNotes): Markup {
  const radios = views.map(([value, label], index) => {
    const isRefused = value === "logarithm" && order !== "";
    const input = html`<input type="radio" name="view" value="${value}"${index === 1 ? html` checked` : undefined}${isRefused ? html` disabled` : undefined}>`;
    return html`<label>${input} ${label}${isRefused ? ` (${order})` : undefined}</label>`;
  });
  return html`<section aria-labelledby="features-heading">
<h2 id="features-heading">Feature matrix M</h2>
<div class="picture-and-controls">
<div id="features-picture"></div>
<div class="controls">
<fieldset><legend>View</legend>${radios}</fieldset>
<div id="features-scale"></div>
<p class="note" id="features-note"></p>
<div class="readout" id="features-readout" role="status"></div>
</div>
</div>
</section>`;
}

function samplesSection({ samples }: RunPageData): Markup {
  const options = samples.symmetries.map((name, index) => html`<option value="${index}">${name}</option>`);
  const choice =
    samples.symmetries.length === 0
      ? undefined
      : html`<p><label for="symmetry">Orbits and fixed points of</label> <select id="symmetry"><option value="">no symmetry</option>${options}</select></p>`;
  return html`<section aria-labelledby="samples-heading">
<h2 id="samples-heading">Samples</h2>
<div class="picture-and-controls">
<div id="samples-picture"></div>
<div class="controls">
<ul class="legend" id="samples-legend"></ul>
<p class="note" id="samples-note"></p>
${choice}
<div class="readout" id="samples-readout" role="status"></div>
</div>
</div>
</section>`;
}

function encodingsSection({ encodings }: RunPageData, { symmetries }: RunNotes): Markup {
  const body =
    encodings === null
      ? note(symmetries)
      : html`<p>The cosine between M and the permutation matrix of each symmetry, operand means removed: 1 and −1 where M is that permutation up to its sign, 0 where it knows nothing of it. The identity is left out.</p>
<div class="picture-and-controls">
<div><div id="encodings-picture"></div>
<div class="readout" id="encodings-readout" role="status"></div></div>
<div class="controls">
<div id="encodings-scale"></div>
<h3 id="strongest-heading">Most strongly encoded</h3>
<ol class="bars" id="strongest" aria-labelledby="strongest-heading"></ol>
</div>
</div>`;
  return html`<section aria-labelledby="encodings-heading">
<h2 id="encodings-heading">Group elements that M encodes</h2>
${body}
</section>`;
}

function eigenvaluesSection({ eigenvalues }: RunPageData, { eigenvalues: missing }: RunNotes): Markup {
  const spectrum = (id: string, caption: string, isThere: boolean) =>
    isThere
      ? html`<figure><figcaption>${caption}</figcaption>${chart(id, `${caption} in descending order; the table below has the largest.`)}
<details><summary>${caption} as a table</summary><div class="scroll limited" id="${id}-table" tabindex="0" role="region" aria-label="${caption}"></div></details></figure>`
      : undefined;
  return html`<section aria-labelledby="eigenvalues-heading">
<h2 id="eigenvalues-heading">Eigenvalues</h2>
<div class="charts">
${spectrum("features-spectrum", "Eigenvalues of M", eigenvalues.features.length > 0)}
${spectrum("kernel-spectrum", "Eigenvalues of the kernel matrix of the training samples", eigenvalues.kernel.length > 0)}
</div>
<p class="note">In descending order, on a logarithmic axis, which has no place for those that are 0 or below it by rounding.</p>
${note(missing)}
</section>`;
}
