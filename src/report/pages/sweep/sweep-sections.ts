import { generalised } from "../../../sweep/run-record.ts";
import { chart } from "../shared/chart.ts";
import { html, type Markup } from "../shared/html.ts";
import type { SweepPageData } from "./sweep-page-data.ts";

/** Containers for the pictures, filled by the script of the page. */
export function pictureSections({ axes, runs }: SweepPageData): Markup {
  if (runs.run.length === 0) return html`<section><p>No run has finished yet.</p></section>`;
  return html`${axes.length === 0 ? undefined : [phaseSection(), curveSection()]}${timesSection()}`;
}

function phaseSection(): Markup {
  return section(
    "phase",
    "Phase diagram",
    html`<div class="controls">
${select("phase-quantity", "Colour")}${select("phase-x", "Across")}${select("phase-y", "Upwards")}${select("phase-facet", "A panel for each")}
</div>
<div class="scroll" id="phase-figure"><div class="picture">
<canvas id="phase-canvas" tabindex="0" role="application" aria-roledescription="phase diagram" aria-label="Phase diagram: arrow keys move from cell to cell, Enter lists the runs of a cell" aria-describedby="phase-tip"></canvas>
<div class="cell-frame" id="phase-cell" hidden></div>
<div class="tip" id="phase-tip" role="status" hidden></div>
</div></div>
<p class="hint">Each cell is the mean over all of its runs; hatched where none of them has a value, blank where the picture has no finished run. Point at a cell, or move with the arrow keys, for its spread; click it, or press Enter, to list its runs. Accuracies are those of the last iteration; a run has generalised when its test accuracy has reached ${100 * generalised} % at any iteration.</p>
${tables("phase-tables")}`,
  );
}

function curveSection(): Markup {
  return section(
    "curve",
    "Along one parameter",
    html`<div class="controls">
${select("curve-quantity", "Quantity")}${select("curve-along", "Along")}${select("curve-by", "A line for each")}${select("curve-band", "Band")}
</div>
<p class="hint">Bands are drawn around up to six lines; the spread of every point is in the table.</p>
${chart("curve-chart", "Mean of the chosen quantity along the chosen parameter; the numbers are in the table below")}
${tables("curve-table")}`,
  );
}

function timesSection(): Markup {
  return section(
    "times",
    "Time to generalise",
    html`<p class="hint">Share of the finished runs that have reached a test accuracy of ${100 * generalised} % by an iteration.</p>
<div class="controls">${select("times-by", "A line for each")}</div>
${chart("times-chart", "Share of the runs that have generalised, by iteration; the numbers are in the table below")}
${tables("times-table")}`,
  );
}

/** The table of runs, and the learning curves of the selected runs. */
export function runSection({ runs }: SweepPageData): Markup | undefined {
  if (runs.run.length === 0) return undefined;
  return html`${section(
    "runs",
    "Runs",
    html`<div class="controls" id="run-filters">
${select("run-status", "Status")}
<label>Text<input type="search" id="run-text" placeholder="In parameters and errors"></label>
<button type="button" id="run-filters-clear">Clear filters</button>
<label class="choice"><input type="checkbox" id="pictures-filtered">Draw the pictures above from these runs only</label>
</div>
<div class="pager"><p id="run-count" role="status" tabindex="-1"></p>
<button type="button" id="run-page-first">First</button><button type="button" id="run-page-previous">Previous</button><button type="button" id="run-page-next">Next</button><button type="button" id="run-page-last">Last</button>
<button type="button" id="run-selection-clear" hidden>Clear selection</button></div>
<div class="run-list"><table class="runs"><thead><tr id="run-columns"></tr></thead><tbody id="run-rows"></tbody></table></div>`,
  )}${section(
    "learning",
    "Learning curves",
    html`<div class="controls">${select("learning-quantity", "Quantity")}${select("learning-by", "Colour")}</div>
<p class="hint" id="learning-runs"></p>
${chart("learning-chart", "The chosen quantity by iteration, a line for each run; the numbers are in the table below")}
${tables("learning-table")}`,
  )}`;
}

function section(id: string, title: string, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2>
${content}
</section>
`;
}

function select(id: string, label: string): Markup {
  return html`<label>${label}<select id="${id}"></select></label>`;
}

function tables(id: string): Markup {
  return html`<details id="${id}"><summary>The same in numbers</summary><div class="details-body"></div></details>`;
}
