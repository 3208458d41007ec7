import type { Kernel } from "../../../backend/kernel.ts";
import { shellCommand } from "../../../io/shell-command.ts";
import type { RecordedConfig } from "../../../run/directory/config.ts";
import type { FinishedRun } from "../../../run/directory/finished-run.ts";

import type { RunMetrics } from "../../../run/directory/metrics.ts";
import { percent } from "../../shared/percent.ts";

import { type Content, html, type Markup } from "../shared/html.ts";

/** The introduction above the pictures: outcome, settings and the command that repeats the run. */
export function runLead(run: FinishedRun, config: RecordedConfig, metrics: RunMetrics): Markup {
  const { partition, iterations } = run;
  const { settings } = config;
  const samples = (pairs: Int32Array) => count(pairs.length / 2);
  return html`<div class="lead">
<dl class="facts">
${fact("Test accuracy", accuracyText(metrics.testAccuracy.at(-1)), "figure")}
${fact("Training accuracy", accuracyText(metrics.trainAccuracy.at(-1)), "figure")}
${fact("Training samples", samples(partition.train), "figure")}
${fact("Test samples", samples(partition.test), "figure")}
${fact("Iterations", count(iterations), "figure")}
</dl>
<dl class="facts">
${fact("Kernel", kernelText(settings.kernel))}
${fact("Ridge", String(settings.ridge))}
${fact("Power of the AGOP", String(settings.power))}
${fact("Time per iteration", timeText(metrics.seconds))}
${fact("Computed by", backendText(config))}
</dl>
<div>
<h2 class="small" id="repeat-heading">The command that repeats this run</h2>
<div class="command"><pre id="repeat" tabindex="0" aria-labelledby="repeat-heading">${shellCommand(["agop", ...config.repeat])}</pre>
<button type="button" data-copy="repeat">Copy the command</button></div>
</div>
</div>`;
}

function fact(name: string, value: Content, kind = ""): Markup {
  return html`<div><dt>${name}</dt><dd class="${kind}">${value}</dd></div>`;
}

function accuracyText(accuracy: number | undefined): string {
  return accuracy === undefined ? "none" : percent(accuracy);
}

function count(value: number): string {
  return value.toLocaleString("en-GB");
}

function kernelText(kernel: Kernel): string {
  return "bandwidth" in kernel ? `${kernel.name}, bandwidth ${kernel.bandwidth}` : kernel.name;
}

/** Median over the iterations. */
function timeText(seconds: readonly number[]): string {
  if (seconds.length === 0) return "none";
  const median = [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
  const [value, unit] = median < 1 ? [1000 * median, "ms"] : [median, "s"];
  return `${Number(value.toPrecision(3))} ${unit} (median)`;
}

function backendText({ agop, backend, blas, node }: RecordedConfig): string {
  const version = `agop ${agop}, Node ${node}`;
  if (backend !== "native") return `${version}, ${backend} backend`;
  const threads = `${blas.threads} thread${blas.threads === 1 ? "" : "s"}`;
  return `${version}, ${blas.vendor} ${blas.version}, core ${blas.core}, ${threads}`;
}
