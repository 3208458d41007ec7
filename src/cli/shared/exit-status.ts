import type { Command } from "commander";
import { AgopError, type AgopErrorCode, errorMessage } from "../../errors.ts";
import { printable } from "../../io/printable.ts";
import { optionName } from "../../run/parameters/table.ts";

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

/**
 * The one line for standard error: the option at fault, what was given and what is accepted.
 * @param command The command that was called: only its own options are named as options.
 */
export function errorLine(error: unknown, command: Pick<Command, "options">): string {
  return printable(`agop: ${problemOf(error, command)}`.replace(/\s*\n\s*/g, " "));
}

function problemOf(error: unknown, command: Pick<Command, "options">): string {
  if (!(error instanceof AgopError)) return error instanceof Error ? error.message : String(error);
  const { code, argument, given, problem, accepted } = error;
  if (code === "INTERNAL") {
    // The native core has no remedy to name.
    const remedy = accepted === "no failure" ? "" : `; accepted: ${accepted}`;
    return `internal error in ${argument}: ${problem ?? given}${remedy}`;
  }
  const said = problem === undefined ? { given } : { problem };
  return errorMessage({ argument: optionFor(argument, command), ...said, accepted });
}

/**
 * The option that stands for an argument of the library, or the argument where the command has no such
 * option.
 */
function optionFor(argument: string, { options }: Pick<Command, "options">): string {
  const option = optionOfArgument[argument] ?? `--${optionName(argument)}`;
  const isOption = options.some(({ long }) => long === option);
  return isOption || !option.startsWith("--") ? option : argument;
}
