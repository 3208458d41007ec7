import { shellCommand } from "../../../io/shell-command.ts";
import { runArguments } from "../../../run/parameters/table.ts";
import type { RunRecord } from "../../../sweep/run-record.ts";
import { html, type Markup } from "../shared/html.ts";
import { failureMessage } from "./prepare-sweep.ts";

/** Limit on the run numbers in a row of the table. */
const mostNamed = 20;

/** Failed runs: one row per message, with its runs and the command that repeats the first. */
export function failureSection(records: readonly RunRecord[]): Markup | undefined {
  const byMessage = new Map<string, RunRecord[]>();
  for (const record of records) {
    const message = failureMessage(record.outcome);
    if (message !== undefined) byMessage.set(message, [...(byMessage.get(message) ?? []), record]);
  }
  if (byMessage.size === 0) return undefined;
  return html`<section id="failures" aria-labelledby="failures-heading">
<h2 id="failures-heading">Failed runs</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">error</th><th scope="col" class="number">runs</th><th scope="col">which</th><th scope="col">the first of them</th></tr></thead>
<tbody>${[...byMessage].map(([message, failed]) => failureRow(message, failed))}</tbody>
</table></div>
<p class="hint">The command of the sweep with <code>--retry-failed</code> does them again.</p>
</section>`;
}

function failureRow(message: string, failed: readonly RunRecord[]): Markup {
  const named = failed.slice(0, mostNamed).map(({ run }) => run);
  const more = failed.length > mostNamed ? ", ..." : "";
  const command = shellCommand(["agop", "run", ...runArguments(failed[0].parameters)]);
  return html`<tr><td class="failure">${message}</td><td class="number">${failed.length}</td><td>${named.join(", ")}${more}</td><td><code>${command}</code></td></tr>
`;
}
