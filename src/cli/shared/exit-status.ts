import { AgopError, type AgopErrorCode, errorMessage } from "../../errors.ts";

/** Exit statuses of the command line contract. */
export const exitStatus = { done: 0, failure: 1, unusable: 2, interrupted: 130 } as const;

/** Errors that no change of the arguments alone would avoid. */
const failures: ReadonlySet<AgopErrorCode> = new Set([
  "BACKEND_UNAVAILABLE",
  "RENDERER_UNAVAILABLE",
  "BLAS_BROKEN",
  "DIVERGED",
  "DISPOSED",
  "INTERNAL",
  "NOT_FITTED",
  "NOT_SOLVED",
  "SLURM_UNAVAILABLE",
]);

export function exitStatusOf(error: unknown): number {
  if (!(error instanceof AgopError)) return exitStatus.failure;
  if (error.code === "ABORTED") return exitStatus.interrupted;
  return failures.has(error.code) ? exitStatus.failure : exitStatus.unusable;
}

/** Options and arguments whose name is not the name in the API with hyphens. */
const optionOfArgument: Readonly<Record<string, string>> = {
  "kernel.name": "--kernel",
  "kernel.bandwidth": "--bandwidth",
  operation: "--op",
  second: "--second-op",
  orders: "--group",
  initialFeatures: "--init-features",
  symmetrisation: "--symmetrise",
  kind: "KIND",
};

/** The one line for standard error: the option at fault, what was given and what is accepted. */
export function errorLine(error: unknown): string {
  if (!(error instanceof AgopError)) return `agop: ${error instanceof Error ? error.message : String(error)}`;
  const { argument, given, problem, accepted } = error;
  const option =
    optionOfArgument[argument] ??
    (/^[a-z][A-Za-z]*$/.test(argument)
      ? `--${argument.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
      : argument);
  const said = problem === undefined ? { given } : { problem };
  return `agop: ${errorMessage({ argument: option, ...said, accepted })}`.replace(/\s*\n\s*/g, " ");
}
