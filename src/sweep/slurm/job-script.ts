import path from "node:path";
import { AgopError, invalidOption } from "../../errors.ts";
import { shellCommand } from "../../io/shell-command.ts";

/** What the nodes run for each element. */
export interface ElementCommand {
  /** `agop` as the shell of a node starts it, such as `'/usr/bin/node' '/opt/agop/dist/cli/main.js'`. */
  readonly agop: string;
  /** Of the sweep, as the nodes see it. */
  readonly directory: string;
  readonly array: string;
}

/**
 * The script of a job array. BLAS reads its number of threads when it is loaded, so they are set before
 * anything starts.
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
  /** Memory of the largest run. */
  readonly bytes: number;
  /** Elements that run at once; default: all for which the cluster has room. */
  readonly maxElements?: number | undefined;
  /** Jobs that have to end before. */
  readonly after: readonly string[];
  /** Options of sbatch; they replace those for time, memory and the like that stand here. */
  readonly sbatch: readonly string[];
}

/** Directory of the sweep's directory for what the elements print. */
export const logDirectory = "slurm-logs";

/** The process that hands the runs of an element to the one that does them. */
const parentBytes = 100e6;

/** The arguments of sbatch, which reads the script from standard input. */
export function sbatchArguments(options: SubmissionOptions): readonly string[] {
  const { directory, array, elements, bytes, maxElements, after, sbatch } = options;
  // In Slurm's names of files % stands before a letter for a number.
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
 * Refuses arguments that Slurm would silently misread, before anything is written.
 * @param directory Absolute, as the nodes see it.
 * @param sbatch Options of sbatch.
 * @throws AgopError INVALID_OUTPUT for a directory whose logs Slurm cannot open: its elements would all end
 * before they begin; INVALID_OPTION (`sbatch`) for another cluster, which the other commands would not ask.
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
