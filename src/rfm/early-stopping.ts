import { AgopError, describeValue, invalidOption, requireKnownKeys } from "../errors.ts";
import type { IterationRecord } from "./iterations.ts";

/** When a run ends before its last iteration; nothing is looked at that is left out. */
export interface StoppingRules {
  /**
   * Test accuracy, above 0 and at most 1, that ends the run when it has lasted for `stable` iterations; refused
   * with one output, which has no accuracy.
   */
  readonly accuracy?: number | undefined;
  /** Iterations in a row with that accuracy, from 1; default 3. */
  readonly stable?: number | undefined;
  /** Ends the run when ||M_t - M_(t-1)||_F is at most this part of ||M_(t-1)||_F; above 0. */
  readonly converged?: number | undefined;
  /** Ends the run when tr M_t is at most this part of tr M_1; above 0, below 1. */
  readonly collapsed?: number | undefined;
  /**
   * Iterations in a row, from 1, without a higher test accuracy or a test loss that is lower by a thousandth;
   * with one output the loss alone counts.
   */
  readonly plateau?: number | undefined;
}

/** Why a run ended: `iterations` is its last iteration, all others are stopping rules. */
export type StopReason = "iterations" | "accuracy" | "converged" | "collapsed" | "plateau";

/** What the rules look at. */
export type StoppingRecord = Pick<IterationRecord, "testAccuracy" | "testLoss" | "features">;

/** Shown the iterations of one run in order; tells the first rule that ends it. */
export type StoppingCheck = (record: StoppingRecord) => Exclude<StopReason, "iterations"> | undefined;

/** Part by which a test loss must fall to be a better one: rounding and slow drift are no progress. */
const lossProgress = 1e-3;

/**
 * The rules as a check of one run.
 * @throws AgopError INVALID_OPTION (`stopAccuracy`, ...) for a rule out of its range; the check itself throws
 * it at the first record without an accuracy, where `accuracy` is a rule.
 * @example
 * const stop = stoppingCheck({ plateau: 2 });
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const machine = new RecursiveFeatureMachine({ iterations: 60 });
 * for await (const record of machine.iterate(taskProblem(task, randomPartition(task)))) {
 *   if (stop(record) !== undefined) break;
 * }
 * machine.dispose();
 */
export function stoppingCheck(rules: StoppingRules): StoppingCheck {
  requireKnownKeys<StoppingRules>("rules", rules, {
    accuracy: true,
    stable: true,
    converged: true,
    collapsed: true,
    plateau: true,
  });
  checkRules(rules);
  const checks = [lastingAccuracy(rules), convergence(rules), collapse(rules), plateau(rules)];
  return (record) => {
    // Each of them sees every iteration: they count.
    const reasons = checks.map((check) => check(record));
    return reasons.find((reason) => reason !== undefined);
  };
}

function checkRules({ accuracy, stable, converged, collapsed, plateau }: StoppingRules): void {
  const number = (argument: string, value: number | undefined, isAccepted: boolean, accepted: string) => {
    if (value === undefined || isAccepted) return;
    throw invalidOption(argument, describeValue(value), accepted);
  };
  const isCount = (value: number | undefined) => Number.isSafeInteger(value) && (value ?? 0) >= 1;
  const isPositive = (value: number | undefined) => Number.isFinite(value) && (value ?? 0) > 0;
  number(
    "stopAccuracy",
    accuracy,
    isPositive(accuracy) && (accuracy ?? 0) <= 1,
    "a number above 0, at most 1",
  );
  number("stopStable", stable, isCount(stable), "an integer from 1");
  if (stable !== undefined && accuracy === undefined) {
    throw new AgopError("INVALID_OPTION", {
      argument: "stopStable",
      problem: "needs an accuracy",
      accepted: "a number of iterations beside the accuracy that has to last",
    });
  }
  number("stopConverged", converged, isPositive(converged), "a number above 0");
  number(
    "stopCollapsed",
    collapsed,
    isPositive(collapsed) && (collapsed ?? 0) < 1,
    "a number above 0 and below 1",
  );
  number("stopPlateau", plateau, isCount(plateau), "an integer from 1");
}

function lastingAccuracy({ accuracy, stable = 3 }: StoppingRules): StoppingCheck {
  let lasted = 0;
  return ({ testAccuracy }) => {
    if (accuracy === undefined) return undefined;
    if (testAccuracy === undefined) {
      throw new AgopError("INVALID_OPTION", {
        argument: "stopAccuracy",
        problem: "needs an accuracy, which one output does not have",
        accepted: "more than one output, or the rules converged, collapsed and plateau",
      });
    }
    lasted = testAccuracy >= accuracy ? lasted + 1 : 0;
    return lasted >= stable ? "accuracy" : undefined;
  };
}

function convergence({ converged }: StoppingRules): StoppingCheck {
  let previous: Float64Array | undefined;
  return ({ features }) => {
    if (converged === undefined) return undefined;
    const before = previous;
    previous = features;
    if (before === undefined) return undefined;
    // Divided by the largest entry, no square leaves the range of numbers.
    const largest = before.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
    let change = 0;
    let size = 0;
    for (let k = 0; k < features.length; k++) {
      change += ((features[k] - before[k]) / largest) ** 2;
      size += (before[k] / largest) ** 2;
    }
    return Math.sqrt(change) <= converged * Math.sqrt(size) ? "converged" : undefined;
  };
}

function collapse({ collapsed }: StoppingRules): StoppingCheck {
  let first: number | undefined;
  return ({ features }) => {
    if (collapsed === undefined) return undefined;
    const dimension = Math.sqrt(features.length);
    let trace = 0;
    for (let r = 0; r < dimension; r++) trace += features[r * dimension + r];
    first ??= trace;
    return trace <= collapsed * first ? "collapsed" : undefined;
  };
}

function plateau({ plateau: patience }: StoppingRules): StoppingCheck {
  let bestAccuracy = Number.NEGATIVE_INFINITY;
  let bestLoss = Number.POSITIVE_INFINITY;
  let without = 0;
  return ({ testAccuracy, testLoss }) => {
    if (patience === undefined) return undefined;
    // With one output, the loss alone decides.
    const accuracy = testAccuracy ?? Number.NEGATIVE_INFINITY;
    const isBetter = accuracy > bestAccuracy || testLoss < bestLoss * (1 - lossProgress);
    without = isBetter ? 0 : without + 1;
    bestAccuracy = Math.max(bestAccuracy, accuracy);
    bestLoss = Math.min(bestLoss, testLoss);
    return without >= patience ? "plateau" : undefined;
  };
}
