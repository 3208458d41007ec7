import { AgopError } from "../../errors.ts";
import type { RunRecord, RunResult } from "../../sweep/run-record.ts";
import { generalised } from "../../sweep/run-record.ts";
import { generalisedAt } from "../../sweep/tidy-rows.ts";

/** A measured number of a run. */
export interface SweepQuantity {
  /** With the unit. */
  readonly name: string;
  /** In that unit; undefined for a run without one. */
  measure(record: RunRecord): number | undefined;
  /** Whether it is a percentage from 0 to 100. */
  readonly isPercentage: boolean;
}

type Measured = Exclude<keyof RunResult, "task" | "stopped" | "backend" | "curve">;

function measured(field: Measured, name: string, factor = 1): SweepQuantity {
  return {
    name,
    isPercentage: name.endsWith("(%)"),
    measure: ({ outcome }) => (outcome.status === "done" ? factor * outcome.result[field] : undefined),
  };
}

/** Iteration, from 1, from which a run counts as having generalised. */
export const timeToGeneralise: SweepQuantity = {
  name: `iterations to ${100 * generalised} % accuracy`,
  isPercentage: false,
  measure: (record) => generalisedAt(record) ?? undefined,
};

const quantities: Readonly<Record<string, SweepQuantity>> = {
  test_accuracy: measured("test_accuracy", "test accuracy (%)", 100),
  best_test_accuracy: measured("best_test_accuracy", "best test accuracy (%)", 100),
  train_accuracy: measured("train_accuracy", "training accuracy (%)", 100),
  test_loss: measured("test_loss", "test loss"),
  train_loss: measured("train_loss", "training loss"),
  generalised_at: timeToGeneralise,
  iterations: measured("iterations", "iterations"),
  train_size: measured("train_size", "training samples"),
  test_size: measured("test_size", "test samples"),
  seconds: measured("seconds", "time (s)"),
  peak_memory_bytes: measured("peak_memory_bytes", "memory (MiB)", 2 ** -20),
};

/** @throws AgopError INVALID_OPTION (`quantity`) for a name that stands for none. */
export function sweepQuantity(name = "test_accuracy"): SweepQuantity {
  const plain = name.replaceAll("-", "_");
  if (Object.hasOwn(quantities, plain)) return quantities[plain];
  throw new AgopError("INVALID_OPTION", {
    argument: "quantity",
    given: name,
    accepted: Object.keys(quantities).join(", "),
  });
}
