/** Machine-readable kind of an error. */
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
 * Details of an error. `given` describes an invalid value; `problem` replaces it if values are invalid only
 * in combination.
 */
export type AgopErrorDetails = {
  /** Name of the invalid argument as in the public API, for example `trainFraction`. */
  readonly argument: string;
  /** Description of accepted values. */
  readonly accepted: string;
  readonly cause?: unknown;
} & (
  | {
      /** The invalid value, formatted for a message: "0.5" in "ridge: 0.5 given". */
      readonly given: string;
      readonly problem?: undefined;
    }
  | {
      /**
       * Predicate of the argument, for options that exclude or require each other: "cannot stand beside
       * --table".
       */
      readonly problem: string;
      readonly given?: undefined;
    }
);

/**
 * The error class of agop, thrown for every mistake of a caller.
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
  /** Empty if `problem` is set. */
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
   * Copies the error with another name of the argument or another description of accepted values. This error
   * becomes the cause of the copy.
   */
  restated(changes: { readonly argument?: string; readonly accepted?: string }): AgopError {
    const { code, argument, given, problem, accepted } = this;
    const said = problem === undefined ? { given } : { problem };
    return new AgopError(code, { argument, accepted, ...changes, ...said, cause: this });
  }
}

/**
 * Creates the error for an invalid option value.
 * @param given The value, formatted for a message: "0.5" in "ridge: 0.5 given".
 */
export function invalidOption(argument: string, given: string, accepted: string): AgopError {
  return new AgopError("INVALID_OPTION", { argument, given, accepted });
}

/**
 * Refuses unknown keys in an options object, because a misspelt key would have no effect. Allows keys whose
 * value is undefined.
 * @param argument Name of the object in the message: "options" in "options.rigde".
 * @param known All keys; the compiler reports a missing key.
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

/** The name with the smallest edit distance to the key, if that is at most 40% of its length. */
function closest(key: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, distance: editDistance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= 0.4 * Math.max(name.length, 3))
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Levenshtein distance that counts a swap of neighbours as one edit. */
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

/** Formats the message of an error. */
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

/** Whether an error reports an abort. */
export function isAborted(error: unknown): boolean {
  return error instanceof AgopError && error.code === "ABORTED";
}
