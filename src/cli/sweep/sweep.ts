import { type Command, Option } from "commander";
import { numberValue } from "../../run/parameters/number-value.ts";
import { optionName, runParameterKinds, runParameterNames } from "../../run/parameters/run-parameters.ts";
import { addCollectCommand } from "../collect.ts";
import { savedFeaturesValue } from "../shared/option-values.ts";
import { addSweepCancelCommand } from "./sweep-cancel.ts";
import type { SweepCommandOptions } from "./sweep-options.ts";
import { requireOptionsOfEngine } from "./sweep-options.ts";
import { addSweepStatusCommand } from "./sweep-status.ts";

const examples = `
A grid file names options of agop run, each with a value, a list or a range:
  op: x+y
  modulus: 31
  train-fraction: 0.1:0.9:0.1
  kernel: [gaussian, quadratic]
  seeds: 20                        # the seeds 0 to 19
  stop-accuracy: 0.99
agop run --help explains them. On the command line: 1,2,3 or 1:9:2. Values of --table, --partition-file, --reflections,
--symmetrise and --init-features may hold commas: several of them are a list in brackets, "[tab.csv, other.csv]".

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
  command.optionsGroup("Grid (several values each; beside a file they replace what it says):");
  for (const name of runParameterNames)
    command.option(`--${optionName(name)} <values>`, gridHelp[runParameterKinds[name]]);
  const number = (flags: string, description: string) =>
    new Option(flags, description).argParser(numberValue(new Option(flags).attributeName()));
  command
    .addOption(number("--seeds <n>", "the seeds 0 to n - 1"))
    .addOption(number("--repeat <n>", "do each combination n times (default: 1)"))
    .optionsGroup("Computing:")
    .addOption(
      new Option("--engine <name>", "where the runs are done: here, or on the cluster of this machine")
        .choices(["local", "slurm"])
        .default("local"),
    )
    .addOption(number("--processes <n>", "runs at a time, one thread each (default: one for each processor)"))
    .option("--memory <size>", "of all runs under way, such as 12GB (default: nine tenths of what is free)")
    .option("--retry-failed", "do the runs again that have failed")
    .optionsGroup("Slurm (--engine slurm):")
    .addOption(
      number("--runs-per-element <n>", "runs that one array element does (default: a minute's work or more)"),
    )
    .addOption(
      number(
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

const gridHelp = { text: "list", number: "list or range", switch: "true, false or true,false" } as const;
