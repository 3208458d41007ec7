import { shellCommand } from "../../../io/shell-command.ts";
import type { PlannedRun } from "../../../sweep/grid.ts";
import type { RunRecord } from "../../../sweep/run-record.ts";
import { sweepArguments } from "../../../sweep/sweep-arguments.ts";
import type { SweepDescription } from "../../../sweep/sweep-directory.ts";
import { axisTitle, namedValue, valueText } from "../../sweep-model/axis-text.ts";
import { axisNames, type SweepAxis } from "../../sweep-model/sweep-table.ts";
import { html, type Markup } from "../shared/html.ts";
import { computingTime, durationText } from "./computing-time.ts";
import type { SweepPageData } from "./sweep-page-data.ts";

export interface SweepOverview {
  readonly directory: string;
  readonly description: SweepDescription;
  readonly planned: readonly PlannedRun[];
  readonly records: readonly RunRecord[];
  readonly data: SweepPageData;
}

/** Parameters, progress and computing time of the sweep, and the command that repeats it. */
export function sweepOverview({ directory, description, planned, records, data }: SweepOverview): Markup {
  const { arguments: sweep, file } = sweepArguments(description, directory);
  return html`<div class="overview">
<dl class="facts">${progressFacts(planned.length, records)}</dl>
<dl class="values">
${data.axes.map((axis) => html`<dt>${axisTitle(axis)}</dt><dd>${valuesText(axis)}</dd>`)}
<dt>fixed</dt><dd>${fixedText(data)}</dd>
</dl>
${file === null ? undefined : html`<p>The grid, to be kept as <code>grid.json</code>:</p>${command("sweep-grid", file.trimEnd())}`}
<p class="hint">To do the sweep again, or to go on with it:</p>
${command("sweep-command", shellCommand(["agop", ...sweep]))}
<p class="hint">Tables for data frames, one row per run and one per run and iteration:</p>
${command("collect-command", shellCommand(["agop", "collect", directory]))}
</div>`;
}

function command(id: string, text: string): Markup {
  return html`<div class="command"><pre><code id="${id}">${text}</code></pre><button type="button" data-copy="${id}">Copy</button></div>`;
}

function progressFacts(planned: number, records: readonly RunRecord[]): readonly Markup[] {
  const failed = records.filter(({ outcome }) => outcome.status === "failed").length;
  const done = records.length - failed;
  const { computed, elapsed } = computingTime(records);
  const fact = (name: string, value: string) =>
    html`<div><dt>${name}</dt><dd class="figure">${value}</dd></div>`;
  return [
    fact("runs done", done === planned ? String(done) : `${done} of ${planned}`),
    fact("runs failed", String(failed)),
    fact("computing time of all runs", durationText(computed)),
    fact("time in which they were done", durationText(elapsed)),
    ...(elapsed > 0 ? [fact("runs per hour", Math.round((3600 * done) / elapsed).toLocaleString("en"))] : []),
  ];
}

function fixedText({ fixed }: SweepPageData): string {
  const texts = axisNames
    .filter((name) => name !== "repetition")
    .flatMap((name) => {
      const value = fixed[name];
      return value === undefined ? [] : [namedValue({ name }, value)];
    });
  return texts.length === 0 ? "nothing" : texts.join(", ");
}

/** Longest list of values before truncation. */
const most = 24;

function valuesText({ values }: SweepAxis): string {
  const texts = values.map(valueText);
  if (texts.length <= most) return texts.join(", ");
  return `${texts.slice(0, 3).join(", ")}, ... ${texts[texts.length - 1]} (${texts.length} values)`;
}
