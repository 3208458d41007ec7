import type { ReportedMeasure, ReproductionReport } from "./reproduction-report.ts";

/** Formats a quantity. @param unit Default `fraction`, shown in percent. */
export function quantityText(value: number, unit: ReportedMeasure["unit"] = "fraction"): string {
  if (unit === "fraction") return `${percentage(value)} %`;
  return value !== 0 && Math.abs(value) < 0.001 ? value.toExponential(1) : String(Number(value.toFixed(3)));
}

function percentage(fraction: number): number {
  return Number((100 * fraction).toFixed(1));
}

/** Whether trials have no interval: there is one, or they are identical and tell nothing of how others scatter. */
export function areIdentical(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** What was measured: mean and half of its 95 % interval, or the one value there is. */
export function measuredText({
  values,
  mean,
  halfWidth,
  unit,
}: Pick<ReportedMeasure, "values" | "mean" | "halfWidth" | "unit">): string {
  if (values.length === 1) return `${quantityText(mean, unit)} (one trial)`;
  if (halfWidth === null) return `${quantityText(mean, unit)} (identical trials)`;
  return unit === "number"
    ? `${quantityText(mean, unit)} ± ${quantityText(halfWidth, unit)}`
    : `${percentage(mean)} ± ${percentage(halfWidth) || Number((100 * halfWidth).toPrecision(1))} %`;
}

/** The values of several trials; empty for a single one, shown by `measuredText`. */
export function valuesText({ values, unit }: Pick<ReportedMeasure, "values" | "unit">): string {
  return values.length === 1 ? "" : values.map((value) => quantityText(value, unit)).join(", ");
}

/** Formats a name such as `test_accuracy`. */
export function quantityName({ quantity }: Pick<ReportedMeasure, "quantity">): string {
  return quantity.replaceAll("_", " ");
}

/** A paragraph about size and machine. */
export function sizeText({ size, seeds, trials, seconds, machine }: ReproductionReport): string {
  const minutes = (seconds / 60).toFixed(0);
  return `${size} size, ${seeds} seeds, ${trials} trials, ${minutes} minutes of computing in all. ${machine}`;
}

/** A paragraph about the verdicts. */
export function judgingText({ size }: Pick<ReproductionReport, "size">): string {
  return size === "quick" ? `${howJudged} ${howQuickIsJudged}` : howJudged;
}

const howJudged =
  "Means are over trials with seeds 0, 1, ..., with 95 % intervals of the mean (Student). A claimed range is " +
  "reproduced where that interval lies inside; a published single draw where it lies in the 95 % interval of one " +
  "more draw of ours. A row without anything random has one trial.";

const howQuickIsJudged =
  "The quick sizes are smaller than those of the claims: a row is reproduced where it lies in the wider range that " +
  "its last column names.";

/** How many claims came out how. */
export function verdictsText({
  size,
  experiments,
}: Pick<ReproductionReport, "size" | "experiments">): string {
  const verdicts = experiments.flatMap(({ measures }) => measures.map(({ verdict }) => verdict));
  const count = (verdict: ReportedMeasure["verdict"]) => verdicts.filter((each) => each === verdict).length;
  const judged = verdicts.length - count("reported");
  const begin = size === "quick" ? "At quick size, of" : "Of";
  return `${begin} ${judged} claims, ${count("reproduced")} are reproduced, ${count("undecided")} undecided and ${count("not reproduced")} not reproduced.`;
}
