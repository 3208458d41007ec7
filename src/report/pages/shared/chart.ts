import { html, type Markup } from "./html.ts";

/**
 * Containers for a `LineChart` of the script and its legend.
 * @param label Description for screen readers.
 */
export function chart(id: string, label: string): Markup {
  return html`<div class="chart" id="${id}" role="img" aria-label="${label}"></div><div class="chart-legend" id="${id}-legend"></div>`;
}
