import type { RunRecord, RunResult } from "../../src/sweep/run-record.ts";

/** A result with these values; all else as in a run of one iteration that learned nothing. */
export function runResult(values: Partial<RunResult>): RunResult {
  return {
    task: "x+y mod 5",
    train_size: 12,
    test_size: 13,
    iterations: 1,
    stopped: "iterations",
    train_accuracy: 1,
    train_loss: 0,
    test_accuracy: 0,
    test_loss: 0.2,
    best_test_accuracy: 0,
    seconds: 0.5,
    peak_memory_bytes: 1e8,
    backend: "native",
    curve: {
      train_loss: [0],
      train_accuracy: [1],
      test_loss: [0.2],
      test_accuracy: [0],
      seconds: [0.5],
      solver: ["cholesky"],
    },
    ...values,
  };
}

/** A record of a run with these values. */
export function runRecord(values: Partial<RunRecord>): RunRecord {
  return {
    run: 0,
    parameters: {},
    repetition: 0,
    agop: "0.1.0",
    host: "here",
    finished: "2026-01-01T00:00:00.000Z",
    attempts: 1,
    outcome: { status: "done", result: runResult({}) },
    ...values,
  };
}
