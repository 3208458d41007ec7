import type { AgopErrorCode } from "../errors.ts";
import type { StopReason } from "../rfm/early-stopping.ts";
import type { RunParameters } from "../run/parameters/table.ts";

/** The iterations of a run; each array has one entry per iteration. A task with one label has no accuracy: null. */
export interface RunCurve {
  readonly train_loss: readonly number[];
  readonly train_accuracy: readonly (number | null)[];
  readonly test_loss: readonly number[];
  readonly test_accuracy: readonly (number | null)[];
  readonly seconds: readonly number[];
  readonly solver: readonly string[];
}

/** What a run has measured; accuracies and losses are those of its last iteration. */
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
  /** Wall clock time of the whole run, from its parameters to its result. */
  readonly seconds: number;
  /** Largest resident set of the process so far. */
  readonly peak_memory_bytes: number;
  readonly backend: string;
  readonly curve: RunCurve;
}

/** Why a run has no result. */
export interface RunFailure {
  /** `PROCESS_ENDED` where the process of the run was killed or crashed, twice. */
  readonly code: AgopErrorCode | "PROCESS_ENDED" | "UNKNOWN";
  readonly message: string;
}

/** A finished run of a sweep, as it stands in runs.jsonl. */
export interface RunRecord {
  /** Its number in the sweep, from 0. */
  readonly run: number;
  readonly parameters: RunParameters;
  readonly repetition: number;
  /** Version of agop. */
  readonly agop: string;
  readonly host: string;
  /** When it finished, ISO 8601. */
  readonly finished: string;
  /** How often it was started. */
  readonly attempts: number;
  readonly outcome:
    | { readonly status: "done"; readonly result: RunResult }
    | { readonly status: "failed"; readonly error: RunFailure };
}

/** Test accuracy from which a run counts as having generalised. */
export const generalised = 0.9;
