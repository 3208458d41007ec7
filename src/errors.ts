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

/**
 * What every error says. `given` names a value at fault; `problem` takes its place where values are wrong
 * only together.
 */
export type AgopErrorDetails = {
  /** Name of the argument at fault as the public API spells it, for example `trainFraction`. */
  readonly argument: string;
  /** What would have been accepted. */
  readonly accepted: string;
  readonly cause?: unknown;
} & (
  | {
      /** What the caller gave, already formatted for a message: "0.5" in "ridge: 0.5 given". */
      readonly given: string;
      readonly problem?: undefined;
    }
  | {
      /**
       * A predicate of the argument, for options that exclude or need each other: "cannot stand beside
       * --table".
       */
      readonly problem: string;
      readonly given?: undefined;
    }
);

/**
 * The one error class of agop: every mistake a caller can make ends in one of these.
 * @example
 * try {
 *   modularTask({ operation: "x+y", modulus: 1 });
 * } catch (error) {
 *   if (!(error instanceof AgopError)) throw error;
 *   console.log(error.code, error.argument); // INVALID_MODULUS modulus
 * }
 */
export class AgopError extends Error {
  override readonly name = "AgopError";
  readonly code: AgopErrorCode;
  readonly argument: string;
  /** Empty where `problem` says what is wrong. */
  readonly given: string;
  readonly problem: string | undefined;
  readonly accepted: string;

  constructor(code: AgopErrorCode, details: AgopErrorDetails) {
    super(errorMessage(details), { cause: details.cause });
    this.code = code;
    this.argument = details.argument;
    this.given = details.given ?? "";
    this.problem = details.problem;
    this.accepted = details.accepted;
  }

  /**
   * The same error under another name of the argument, or with more to say of what is accepted; this one is
   * its cause.
   */
  restated(changes: { readonly argument?: string; readonly accepted?: string }): AgopError {
    const { code, argument, given, problem, accepted } = this;
    const said = problem === undefined ? { given } : { problem };
    return new AgopError(code, { argument, accepted, ...changes, ...said, cause: this });
  }
}

/**
 * The error for a value that an option does not take.
 * @param given As a message has it: "0.5" in "ridge: 0.5 given".
 */
export function invalidOption(argument: string, given: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, given, accepted });
}

/**
 * Refuses keys that an options object does not have: a misspelt one would be without effect. A key whose value is
 * undefined passes.
 * @param argument Name of the object for the message: "options" in "options.rigde".
 * @param known The keys, all of them, so that the compiler tells of one that is missing.
 * @throws AgopError INVALID_OPTION, with the closest known key.
 */
export function requireKnownKeys<Options extends object>(
  argument: string,
  options: Options,
  known: Readonly<Record<keyof Options, true>>,
): void {
  const names = Object.keys(known);
  const accepted = names.join(", ");
  if (typeof options !== "object" || options === null)
    throw invalidOption(argument, describeValue(options), `an object; its keys may be ${accepted}`);
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined || Object.hasOwn(known, key)) continue;
    const close = closest(key, names);
    const hint = close === undefined ? "" : `: did you mean ${close}?`;
    throw new AgopError("INVALID_OPTION", {
      argument: `${argument}.${key}`,
      problem: `is not an option${hint}`,
      accepted,
    });
  }
}

/** The name that differs from the key in the fewest letters, if these are at most two in five. */
function closest(key: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= 0.4 * Math.max(name.length, 3))
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Levenshtein's distance, in which two neighbours that change places count once. */
function editDistance(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** The message of an error, for people. */
export function errorMessage(
  details: Pick<AgopErrorDetails, "argument" | "given" | "problem" | "accepted">,
): string {
  const { argument, given, problem, accepted } = details;
  return `${argument}: ${problem ?? `${given} given`}; accepted: ${accepted}`;
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
