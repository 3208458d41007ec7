/** What went wrong, for programs. The message says the same for people. */
export type AgopErrorCode =
  | "UNKNOWN_OPERATION"
  | "UNKNOWN_GROUP"
  | "UNKNOWN_KERNEL"
  | "UNKNOWN_BACKEND"
  | "UNKNOWN_PRESET"
  | "INVALID_MODULUS"
  | "NOT_INVERTIBLE"
  | "INVALID_FRACTION"
  | "INVALID_REFLECTION"
  | "INVALID_MOVE"
  | "INVALID_PARTITION"
  | "EMPTY_PARTITION"
  | "INVALID_OPTION"
  | "INVALID_ARRAY"
  | "INVALID_FEATURES"
  | "INVALID_FILE"
  | "INVALID_TABLE"
  | "INVALID_OUTPUT"
  | "OUTPUT_EXISTS"
  | "OUTPUT_BUSY"
  | "OUT_OF_MEMORY"
  | "SLURM_UNAVAILABLE"
  | "SLURM_REFUSED"
  | "RENDERER_UNAVAILABLE"
  | "BACKEND_UNAVAILABLE"
  | "BLAS_BROKEN"
  | "ABORTED"
  | "DISPOSED"
  | "NOT_SOLVED"
  | "NOT_FITTED"
  | "DIVERGED"
  | "INTERNAL";

export interface AgopErrorDetails {
  /** Name of the argument at fault as the public API spells it, for example `trainFraction`. */
  readonly argument: string;
  /** What the caller gave, already formatted for a message. */
  readonly given: string;
  /** What would have been accepted. */
  readonly accepted: string;
  readonly cause?: unknown;
}

/** The one error class of agop: every mistake a caller can make ends in one of these. */
export class AgopError extends Error {
  override readonly name = "AgopError";
  readonly code: AgopErrorCode;
  readonly argument: string;
  readonly given: string;
  readonly accepted: string;

  constructor(code: AgopErrorCode, details: AgopErrorDetails) {
    super(`${details.argument}: ${details.given} given; accepted: ${details.accepted}`, {
      cause: details.cause,
    });
    this.code = code;
    this.argument = details.argument;
    this.given = details.given;
    this.accepted = details.accepted;
  }
}

/** Formats a value for an error message: strings in quotes, everything else as JavaScript prints it. */
export function describeValue(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(describeValue).join(", ")}]`;
  if (value === null || typeof value !== "object") return String(value);
  return value.constructor?.name ?? "an object";
}

/** Whether an error is nothing but the answer to an abort. */
export function isAborted(error: unknown): boolean {
  return error instanceof AgopError && error.code === "ABORTED";
}
