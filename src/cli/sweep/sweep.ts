import { type Command, Option } from "commander";
import { optionName, runParameterNames, runParameterTable } from "../../run/parameters/table.ts";
import { addCollectCommand } from "../collect.ts";
import { numberOption, savedFeaturesValue } from "../shared/option-values.ts";
import { addGridOptions } from "../shared/run-options.ts";
import { addSweepCancelCommand } from "./sweep-cancel.ts";
import type { SweepCommandOptions } from "./sweep-options.ts";
import { requireOptionsOfEngine } from "./sweep-options.ts";
import { addSweepStatusCommand } from "./sweep-status.ts";

const optionsWithCommas = runParameterNames
  .filter((name) => runParameterTable[name].holdsCommas)
  .map((name) => `--${optionName(name)}`)
  .join(", ");

const examples = `
A grid file names options of agop run, each with a value, a list or a range:
  op: x+y
  modulus: 31
  train-fraction: 0.1:0.9:0.1
  kernel: [gaussian, quadratic]
  seeds: 20                        # the seeds 0 to 19
  stop-accuracy: 0.99
On the command line: a list 1,2,3 or a range 1:9:2; beside a file, options replace what it says. Values of
${optionsWithCommas} may hold commas:
several of them are a list in brackets, "[tab.csv, other.csv]".

Examples:
  agop sweep grid.yaml --out my-sweep
  agop sweep --op x+y --modulus 31 --train-fraction 0.1:0.9:0.1 --seeds 20 --out my-sweep
      the same command again goes on where it was stopped
  agop collect my-sweep
      tables for pandas

On a Slurm cluster, in a directory that the nodes share:
  agop sweep grid.yaml --out my-sweep --engine slurm --sbatch "--partition=cpu --time=2:00:00"
      submits job arrays; the same command again submits what is neither done nor in the queue
  agop sweep status my-sweep
  agop sweep cancel my-sweep`;

/** Adds `agop sweep` to the program. @param setStatus Receives the exit status. */
export function addSweepCommand(program: Command, setStatus: (status: number) => void): void {
  const command = program
    .command("sweep")
    .description(
      "run a grid of settings: one process on each core, every finished run on disk, resumed by the same command",
    )
    .argument("[file]", "YAML or JSON file with the grid");
  addGridOptions(command)
    .optionsGroup("Grid, Seeds and repetitions:")
    .addOption(numberOption("--seeds <n>", "the seeds 0 to n - 1"))
    .addOption(numberOption("--repeat <n>", "do each combination n times (default: 1)"))
    .optionsGroup("Computing:")
    .addOption(
      new Option("--engine <name>", "where the runs are done: here, or on the cluster of this machine")
        .choices(["local", "slurm"])
        .default("local"),
    )
    .addOption(
      numberOption("--processes <n>", "runs at a time, one thread each (default: one for each processor)"),
    )
    .option("--memory <size>", "of all runs under way, such as 12GB (default: nine tenths of what is free)")
    .option("--retry-failed", "do the runs again that have failed")
    .optionsGroup("Slurm (--engine slurm):")
    .addOption(
      numberOption(
        "--runs-per-element <n>",
        "runs that one array element does (default: a minute's work or more)",
      ),
    )
    .addOption(
      numberOption(
        "--max-elements <n>",
        "elements of the sweep at a time (default: all for which the cluster has room)",
      ),
    )
    .option(
      "--sbatch <options>",
      'options of sbatch, such as "--partition=cpu --time=2:00:00"; may be repeated',
      (text: string, before: readonly string[] = []) => [...before, text],
    )
    .option("--agop <command>", "how the nodes start agop (default: this node and this agop, by their paths)")
    .optionsGroup("Output:")
    .option("--out <dir>", "directory for the records of the runs", "agop-sweep")
    .option(
      "--save-features <which>",
      "keep a run directory for each run, with features of all, last or iterations such as 1,3,10 (default: none)",
      savedFeaturesValue,
    )
    .option("--dry-run", "check the grid, and say how many runs are left to do and what they need")
    .option("--json", "print one JSON object on standard output")
    .addHelpText("after", examples)
    .action(async (file: string | undefined, options: SweepCommandOptions) => {
      requireOptionsOfEngine(options);
      if (options.engine === "slurm") {
        const { sweepOnSlurm } = await import("./sweep-slurm.ts");
        return sweepOnSlurm(file, options);
      }
      const { sweepOnThisMachine } = await import("./sweep-local.ts");
      setStatus(await sweepOnThisMachine(file, options));
    });
  command.enablePositionalOptions();
  addSweepStatusCommand(command);
  addCollectCommand(command);
  addSweepCancelCommand(command);
}
