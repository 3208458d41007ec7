import type { Command } from "commander";
import { AgopError, type AgopErrorCode, errorMessage } from "../../errors.ts";
import { printable } from "../../io/printable.ts";
import { optionName } from "../../run/parameters/table.ts";

/** Exit statuses of the command line contract. */
export const exitStatus = { done: 0, failure: 1, unusable: 2, interrupted: 130 } as const;

/** Errors that the user cannot avoid by changing the arguments alone. */
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

/** Options and arguments that are not spelled as the API name with hyphens. */
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

/**
 * Formats an error as one line for standard error: the option at fault, the given value, the accepted values.
 * @param command The called command; only its own options are named as options.
 */
export function errorLine(error: unknown, command: Pick<Command, "options">): string {
  return printable(`agop: ${problemOf(error, command)}`.replace(/\s*\n\s*/g, " "));
}

function problemOf(error: unknown, command: Pick<Command, "options">): string {
  if (!(error instanceof AgopError)) return error instanceof Error ? error.message : String(error);
  const { code, argument, given, problem, accepted } = error;
  if (code === "INTERNAL") {
    // The native core knows no remedy.
    const remedy = accepted === "no failure" ? "" : `; accepted: ${accepted}`;
    return `internal error in ${argument}: ${problem ?? given}${remedy}`;
  }
  const said = problem === undefined ? { given } : { problem };
  return errorMessage({ argument: optionFor(argument, command), ...said, accepted });
}

/** Maps a library argument to its option; returns the argument itself if the command lacks the option. */
function optionFor(argument: string, { options }: Pick<Command, "options">): string {
  const option = optionOfArgument[argument] ?? `--${optionName(argument)}`;
  const isOption = options.some(({ long }) => long === option);
  return isOption || !option.startsWith("--") ? option : argument;
}
