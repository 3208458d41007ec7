import { shellCommand } from "../../../io/shell-command.ts";
import type { PlannedRun } from "../../../sweep/grid.ts";
import type { RunRecord } from "../../../sweep/run-record.ts";
import { sweepArguments } from "../../../sweep/sweep-arguments.ts";
import type { SweepDescription } from "../../../sweep/sweep-directory.ts";
import { capitalised } from "../../shared/capitalised.ts";
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
${data.axes.map((axis) => html`<dt>${capitalised(axisTitle(axis))}</dt><dd>${valuesText(axis)}</dd>`)}
<dt>Fixed</dt><dd>${fixedText(data)}</dd>
</dl>
<p class="hint">To do the sweep again, or to go on with it:</p>
${command("sweep-command", shellCommand(["agop", ...sweep]))}
<p class="hint">Tables for data frames, one row per run and one per run and iteration:</p>
${command("collect-command", shellCommand(["agop", "collect", directory]))}
${file === null ? undefined : html`<details><summary>The grid, to be kept as <code>grid.json</code></summary>${command("sweep-grid", compactGrid(file))}</details>`}
</div>`;
}

/** The JSON of a grid file with a line for each parameter, or for each of several grids. */
function compactGrid(file: string): string {
  const grid: Readonly<Record<string, unknown>> = JSON.parse(file);
  const { grids } = grid;
  if (Array.isArray(grids)) return `{"grids": [\n${grids.map(compactJson).join(",\n")}\n]}`;
  const lines = Object.entries(grid).map(([name, value]) => `  "${name}": ${compactJson(value)}`);
  return `{\n${lines.join(",\n")}\n}`;
}

function compactJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compactJson).join(", ")}]`;
  return JSON.stringify(value);
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
    fact("Runs done", done === planned ? String(done) : `${done} of ${planned}`),
    fact("Runs failed", String(failed)),
    fact("Computing time of all runs", durationText(computed)),
    fact("Time in which they were done", durationText(elapsed)),
    ...(elapsed > 0 ? [fact("Runs per hour", Math.round((3600 * done) / elapsed).toLocaleString("en"))] : []),
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
