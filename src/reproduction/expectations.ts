import type { Expectation, ExperimentSize, Measure } from "./experiment.ts";

/** A run that does not generalise: one test sample of thirty may come out right by chance. */
export const nothing: Expectation = { kind: "range", from: 0, to: 0.035 };

/**
 * A run that does not generalise, with a kernel that is 0 between a fixed point and any sample: rounding then
 * picks the label. With 30 samples and 30 labels, one comes out right on average, and five with a probability
 * of half a percent.
 */
export const chance: Expectation = { kind: "range", from: 0, to: 0.15 };

/**
 * A run that generalises. At the smaller size, with a quarter of the data, more samples stay wrong at the
 * same fraction.
 */
export function everything(size: ExperimentSize): Expectation {
  return { kind: "range", from: size === "full" ? 0.95 : 0.7, to: 1 };
}

/** Zero up to rounding. */
export const vanishing: Expectation = { kind: "range", from: 0, to: 1e-9 };

/** Precision or recall of an exact prediction; rounding may decide single samples. */
export const exact: Expectation = { kind: "range", from: 0.995, to: 1 };

export const open: Expectation = { kind: "open" };

/** Published test accuracies of single runs, from 0 to 1. */
export function draws(...values: number[]): Expectation {
  return { kind: "draws", values };
}

export function testAccuracy(claim: string, expected: Expectation): Measure {
  return { quantity: "test_accuracy", claim, expected };
}

export const trainsPerfectly: Measure = {
  quantity: "train_accuracy",
  claim: "train 100 %",
  expected: exact,
};
