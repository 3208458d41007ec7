import type { AgopErrorCode } from "../errors.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import type { RunParameters } from "../run/parameters/table.ts";

/**
 * The iterations of a run; each array has one entry per iteration. The accuracy is null for a task with one
 * label.
 */
export interface RunCurve {
  readonly train_loss: readonly number[];
  readonly train_accuracy: readonly (number | null)[];
  readonly test_loss: readonly number[];
  readonly test_accuracy: readonly (number | null)[];
  readonly seconds: readonly number[];
  readonly solver: readonly string[];
}

/** Results of a run; accuracies and losses are from its last iteration. */
export interface RunResult {
  readonly task: string;
  readonly train_size: number;
  readonly test_size: number;
  readonly iterations: number;
  readonly stopped: StopReason;
  readonly train_accuracy: number | null;
  readonly train_loss: number;
  readonly test_accuracy: number | null;
  readonly test_loss: number;
  readonly best_test_accuracy: number | null;
  /** Wall clock time of the whole run, from its parameters to its result, in seconds. */
  readonly seconds: number;
  /** Largest resident set of the process so far, in bytes. */
  readonly peak_memory_bytes: number;
  readonly backend: string;
  readonly curve: RunCurve;
}

/** Error of a run without a result. */
export interface RunFailure {
  /** `PROCESS_ENDED` if the process of the run was killed or crashed twice. */
  readonly code: AgopErrorCode | "PROCESS_ENDED" | "UNKNOWN";
  readonly message: string;
}

/** A finished run of a sweep: a line of runs.jsonl. */
export interface RunRecord {
  /** Number in the sweep, from 0. */
  readonly run: number;
  readonly parameters: RunParameters;
  readonly repetition: number;
  /** Version of agop. */
  readonly agop: string;
  readonly host: string;
  /** Time of the end of the run, ISO 8601. */
  readonly finished: string;
  /** Number of starts of the run. */
  readonly attempts: number;
  readonly outcome:
    | { readonly status: "done"; readonly result: RunResult }
    | { readonly status: "failed"; readonly error: RunFailure };
}

/** Test accuracy from which a run counts as having generalised. */
export const generalised = 0.9;
