import { type Backend, blasText } from "../../backend/backend.ts";
import { printable } from "../../io/printable.ts";
import { percent } from "../../report/shared/percent.ts";

import type { StopReason } from "../../rfm/early-stopping.ts";
import type { IterationRecord } from "../../rfm/iterations.ts";

/** The output of `agop run --json`; its names are part of the command line contract. */
export interface RunSummary {
  readonly task: string;
  readonly train_size: number;
  readonly test_size: number;
  readonly iterations: number;
  /** The early-stopping rule that ended the run; absent if none did. */
  readonly stopped?: Exclude<StopReason, "iterations">;
  readonly train_accuracy: number | null;
  readonly test_accuracy: number | null;
  readonly train_loss: number | null;
  readonly test_loss: number | null;
  /** Median over the iterations. */
  readonly seconds_per_iteration: number | null;
  /** Largest resident set of this process so far. */
  readonly peak_memory_bytes: number;
  readonly backend: string;
  readonly blas: ReturnType<Backend["blas"]>;
}

/** Summarises a run; metrics are null without a completed iteration, accuracies also for a single label. */
export function summarise(
  run: { readonly task: string; readonly trainSize: number; readonly testSize: number },
  records: readonly IterationRecord[],
  { stopped, backend }: { readonly stopped: StopReason | undefined; readonly backend: Backend },
): RunSummary {
  const last = records.at(-1);
  return {
    task: run.task,
    train_size: run.trainSize,
    test_size: run.testSize,
    iterations: last?.iteration ?? 0,
    ...(stopped === undefined || stopped === "iterations" ? {} : { stopped }),
    train_accuracy: last?.trainAccuracy ?? null,
    test_accuracy: last?.testAccuracy ?? null,
    train_loss: last?.trainLoss ?? null,
    test_loss: last?.testLoss ?? null,
    seconds_per_iteration: median(records.map(({ seconds }) => seconds)),
    peak_memory_bytes: process.resourceUsage().maxRSS * 1024,
    backend: backend.name,
    blas: backend.blas(),
  };
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Formats the summary for people, one quantity per line. */
export function summaryText(summary: RunSummary): string {
  const { blas } = summary;
  const metric = (value: number | null, format: (value: number) => string) => {
    if (summary.iterations === 0) return "no iteration was completed";
    return value === null ? "none: the task has one label" : format(value);
  };
  const lines = [
    ["task", summary.task],
    ["training samples", String(summary.train_size)],
    ["test samples", String(summary.test_size)],
    ["iterations", iterationsText(summary)],
    ["training accuracy", metric(summary.train_accuracy, percent)],
    ["test accuracy", metric(summary.test_accuracy, percent)],
    ["training loss", metric(summary.train_loss, (loss) => loss.toExponential(3))],
    ["test loss", metric(summary.test_loss, (loss) => loss.toExponential(3))],
    [
      "time per iteration",
      metric(summary.seconds_per_iteration, (seconds) => `${seconds.toFixed(4)} s (median)`),
    ],
    ["peak memory", `${(summary.peak_memory_bytes / 2 ** 20).toFixed(0)} MiB`],
    ["backend", summary.backend === "native" ? `native, ${blasText(blas)}` : summary.backend],
  ];
  return lines.map(([name, value]) => `${name.padEnd(20)}${printable(value)}\n`).join("");
}

function iterationsText({ iterations, stopped }: RunSummary): string {
  return stopped === undefined ? String(iterations) : `${iterations}, stopped early by --stop-${stopped}`;
}
