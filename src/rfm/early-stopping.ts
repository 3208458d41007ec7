import { AgopError, describeValue, invalidOption, requireKnownKeys } from "../errors.ts";
import type { IterationRecord } from "./iterations.ts";

/** Rules that end a run before its last iteration; an absent rule is not applied. */
export interface StoppingRules {
  /**
   * Test accuracy, above 0 and at most 1; ends the run after `stable` iterations in a row that reach it.
   * Refused with one output, which has no accuracy.
   */
  readonly accuracy?: number | undefined;
  /** Number of iterations in a row that must reach `accuracy`, from 1; default 3. */
  readonly stable?: number | undefined;
  /** Ends the run when ||M_t - M_(t-1)||_F is at most this fraction of ||M_(t-1)||_F; above 0. */
  readonly converged?: number | undefined;
  /** Ends the run when tr M_t is at most this fraction of tr M_1; above 0, below 1. */
  readonly collapsed?: number | undefined;
  /**
   * Ends the run after this number of iterations in a row, from 1, that neither raise the best test accuracy
   * nor lower the best test loss by a thousandth; with one output only the loss counts.
   */
  readonly plateau?: number | undefined;
}

/** Why a run ended: `iterations` means that it reached its last iteration; the others are stopping rules. */
export type StopReason = "iterations" | "accuracy" | "converged" | "collapsed" | "plateau";

/** The part of a record that the rules read. */
export type StoppingRecord = Pick<IterationRecord, "testAccuracy" | "testLoss" | "features">;

/** Receives the iterations of one run in order; returns the first rule that ends the run. */
export type StoppingCheck = (record: StoppingRecord) => Exclude<StopReason, "iterations"> | undefined;

/** Fraction by which the test loss must fall to count as progress: rounding and slow drift do not count. */
const lossProgress = 1e-3;

/**
 * Makes the check of one run from the rules.
 * @throws AgopError INVALID_OPTION (`stopAccuracy`, ...) for a rule out of its range; the check itself throws
 * it at the first record without an accuracy if `accuracy` is a rule.
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
    // Call every check in every iteration: the checks keep counts.
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
    // Divide by the largest entry so that no square overflows or underflows.
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
    const accuracy = testAccuracy ?? Number.NEGATIVE_INFINITY;
    const isBetter = accuracy > bestAccuracy || testLoss < bestLoss * (1 - lossProgress);
    without = isBetter ? 0 : without + 1;
    bestAccuracy = Math.max(bestAccuracy, accuracy);
    bestLoss = Math.min(bestLoss, testLoss);
    return without >= patience ? "plateau" : undefined;
  };
}
