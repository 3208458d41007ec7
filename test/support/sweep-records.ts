import type { RunParameters } from "../../src/run/parameters/table.ts";
import type { RunRecord } from "../../src/sweep/run-record.ts";

/** The relevant values of a record; all others are filled in. */
export interface SweepRecordOptions {
  readonly run: number;
  readonly parameters: RunParameters;
  readonly repetition?: number;
  /** Test accuracy of each iteration; null for a failed run. */
  readonly curve: readonly number[] | null;
  /** Default 1. */
  readonly seconds?: number;
  readonly finished?: string;
}

/** A made-up record in the format of a sweep. */
export function sweepRecord(options: SweepRecordOptions): RunRecord {
  const { run, parameters, repetition = 0, curve, seconds = 1 } = options;
  const { finished = "2026-01-01T00:00:00.000Z" } = options;
  return {
    run,
    parameters,
    repetition,
    agop: "0.1.0",
    host: "here",
    finished,
    attempts: 1,
    outcome:
      curve === null
        ? { status: "failed", error: { code: "DIVERGED", message: "the loss is no number" } }
        : { status: "done", result: sweepResult(curve, seconds) },
  };
}

function sweepResult(curve: readonly number[], seconds: number) {
  const ones = curve.map(() => 1);
  return {
    task: "x+y mod 7",
    train_size: 20,
    test_size: 29,
    iterations: curve.length,
    stopped: "iterations" as const,
    train_accuracy: 1,
    train_loss: 0,
    test_accuracy: curve[curve.length - 1],
    test_loss: 0.1,
    best_test_accuracy: Math.max(...curve),
    seconds,
    peak_memory_bytes: 1e8,
    backend: "native",
    curve: {
      train_loss: ones,
      train_accuracy: ones,
      test_loss: ones,
      test_accuracy: curve,
      seconds: ones,
      solver: curve.map(() => "cholesky"),
    },
  };
}
