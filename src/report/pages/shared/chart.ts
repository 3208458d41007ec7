import { html, type Markup } from "./html.ts";

/** The place of a `LineChart` of the script and of the names of its lines. @param label What it shows, for readers who hear it. */
export function chart(id: string, label: string): Markup {
  return html`<div class="chart" id="${id}" role="img" aria-label="${label}"></div><div class="chart-legend" id="${id}-legend"></div>`;
}
