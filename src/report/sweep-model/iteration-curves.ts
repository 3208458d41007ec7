import { interval } from "../../numerics/interval.ts";
import type { RunCurve, RunRecord } from "../../sweep/run-record.ts";
import type { QuantityName } from "./quantities.ts";
import { type Measured, meanInterval } from "./spread.ts";

/** The quantities that a run keeps for every iteration. */
export const iterationQuantities = ["test_accuracy", "train_accuracy", "test_loss", "train_loss"] as const;

export type IterationQuantity = (typeof iterationQuantities)[number] & QuantityName;

/** Measurements of a run by iteration, from the first; empty if the run kept none. */
export type IterationCurves = Readonly<Record<IterationQuantity, readonly number[]>>;

/** The curves of the finished runs of a sweep, in their order. */
export function sweepCurves(records: readonly RunRecord[]): readonly IterationCurves[] {
  return records.map(({ outcome }): IterationCurves => {
    // Another version of agop may have kept less.
    const curve: Partial<RunCurve> = outcome.status === "done" ? outcome.result.curve : {};
    const { test_accuracy = [], train_accuracy = [], test_loss = [], train_loss = [] } = curve;
    return {
      test_accuracy: withoutNull(test_accuracy),
      train_accuracy: withoutNull(train_accuracy),
      test_loss: withoutNull(test_loss),
      train_loss: withoutNull(train_loss),
    };
  });
}

/** Removes null: a task with one label has no accuracy, and JSON writes a loss that is no number as null. */
function withoutNull(values: readonly (number | null)[]): readonly number[] {
  return values.filter((value) => value !== null);
}

/** Smaller losses are drawn at this value: they are rounding errors and would crowd out real losses. */
export const leastLoss = 1e-12;

/** The mean over runs after an iteration, with its 95 % interval if there are several runs. */
export interface IterationMean {
  readonly iteration: number;
  readonly mean: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/**
 * The mean of a quantity over runs by iteration; for losses the geometric mean. A run that ended early counts
 * with its last value, so that every mean covers the same runs.
 */
export function iterationMeans(
  runs: readonly IterationCurves[],
  name: IterationQuantity,
): readonly IterationMean[] {
  const curves = runs.map((run) => run[name]).filter(({ length }) => length > 0);
  const last = curves.reduce((most, { length }) => Math.max(most, length), 0);
  const isLoss = name.endsWith("loss");
  return Array.from({ length: last }, (_, index): IterationMean => {
    const values = curves.map((curve) => curve[Math.min(index, curve.length - 1)]);
    const iteration = index + 1;
    return isLoss ? { iteration, ...lossMean(values) } : { iteration, ...shareMean(values) };
  });
}

function shareMean(values: readonly number[]): Omit<IterationMean, "iteration"> {
  const measured: Measured = { ...interval(values), min: Math.min(...values), max: Math.max(...values) };
  return { mean: measured.mean, ...meanInterval(measured, { unit: "share" }) };
}

function lossMean(values: readonly number[]): Omit<IterationMean, "iteration"> {
  const { count, mean, halfWidth } = interval(values.map((value) => Math.log10(Math.max(value, leastLoss))));
  if (count === 1) return { mean: 10 ** mean };
  return { mean: 10 ** mean, low: 10 ** (mean - halfWidth), high: 10 ** (mean + halfWidth) };
}
