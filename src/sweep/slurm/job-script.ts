import path from "node:path";
import { AgopError, invalidOption } from "../../errors.ts";
import { shellCommand } from "../../io/shell-command.ts";

/** The command that a node runs for each element. */
export interface ElementCommand {
  /** `agop` as the shell of a node starts it, such as `'/usr/bin/node' '/opt/agop/dist/cli/main.js'`. */
  readonly agop: string;
  /** Directory of the sweep, as the nodes see it. */
  readonly directory: string;
  readonly array: string;
}

/**
 * Writes the script of a job array. BLAS reads its number of threads when it is loaded, so the script sets it
 * before agop starts.
 */
export function jobScript({ agop, directory, array }: ElementCommand): string {
  return [
    "#!/bin/sh",
    "export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1",
    `${agop} ${shellCommand(["sweep-element", directory, array])}`,
    "",
  ].join("\n");
}

export interface SubmissionOptions {
  readonly directory: string;
  readonly array: string;
  /** Number of elements. */
  readonly elements: number;
  /** Memory of the largest run, in bytes. */
  readonly bytes: number;
  /** Maximum number of elements that run at once; default: as many as the cluster has room for. */
  readonly maxElements?: number | undefined;
  /** Jobs that must end before this array starts. */
  readonly after: readonly string[];
  /** Options of sbatch; they override the defaults here, for example for memory. */
  readonly sbatch: readonly string[];
}

/** Subdirectory of the sweep's directory for the logs of the elements. */
export const logDirectory = "slurm-logs";

/** Memory of the process that hands the runs of an element to its child process, in bytes. */
const parentBytes = 100e6;

/** Returns the arguments of sbatch, which reads the script from standard input. */
export function sbatchArguments(options: SubmissionOptions): readonly string[] {
  const { directory, array, elements, bytes, maxElements, after, sbatch } = options;
  // Escape %: Slurm replaces patterns such as %A in the names of files.
  const logs = path.join(directory, logDirectory).replaceAll("%", "%%");
  // --mem beside --mem-per-cpu is an error.
  const memory = sbatch.some((option) => /^--mem(-per-cpu|-per-gpu)?(=|$)/.test(option))
    ? []
    : [`--mem=${Math.ceil((bytes + parentBytes) / 2 ** 20)}M`];
  return [
    "--nodes=1",
    "--ntasks=1",
    "--cpus-per-task=1",
    ...memory,
    `--output=${path.join(logs, "%A_%a.log")}`,
    "--open-mode=append",
    ...sbatch,
    "--parsable",
    `--job-name=${array}`,
    `--array=0-${elements - 1}${maxElements === undefined ? "" : `%${maxElements}`}`,
    ...(after.length === 0 ? [] : [`--dependency=afterany:${after.join(":")}`]),
  ];
}

/**
 * Refuses arguments that Slurm would silently misread; call it before writing anything.
 * @param directory Absolute path, as the nodes see it.
 * @param sbatch Options of sbatch.
 * @throws AgopError INVALID_OUTPUT for a directory whose logs Slurm cannot open: all elements would end
 * before their first run; INVALID_OPTION (`sbatch`) for another cluster: squeue and scancel would not ask it.
 */
export function requireSubmittable(directory: string, sbatch: readonly string[]): void {
  const forbidden = /[\\\n]/.exec(directory)?.[0];
  if (forbidden !== undefined)
    throw new AgopError("INVALID_OUTPUT", {
      argument: "out",
      given: `${JSON.stringify(directory)}, which holds ${forbidden === "\n" ? "a line break" : "a backslash"},`,
      accepted: "with --engine slurm a directory without one: Slurm reads it otherwise in the names of logs",
    });
  const cluster = sbatch.find((option) => /^(-M|--clusters?(=|$))/.test(option));
  if (cluster !== undefined)
    throw invalidOption(
      "sbatch",
      cluster,
      "SLURM_CLUSTERS=NAME in the environment, so that squeue and scancel ask the same cluster",
    );
}
