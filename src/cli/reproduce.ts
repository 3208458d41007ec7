import { availableParallelism } from "node:os";
import path from "node:path";
import type { Command } from "commander";
import type { ReproductionProgress } from "../reproduction/reproduce.ts";
import { reproductionFiles } from "../run/directory/files.ts";
import { exitStatus } from "./shared/exit-status.ts";
import { onInterruption } from "./shared/interruption.ts";
import { liveLine } from "./shared/live-line.ts";
import { numberOption, requireCount } from "./shared/option-values.ts";
import { trialsUnderWay } from "./shared/trials-under-way.ts";

/** Options of `agop reproduce` from commander; absent unless the user gave them. */
interface ReproduceOptions {
  readonly quick?: boolean;
  readonly seeds?: number;
  readonly processes?: number;
  readonly out: string;
  readonly list?: boolean;
}

/** Adds `agop reproduce` to the program. @param setStatus Receives the exit status. */
export function addReproduceCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("reproduce")
    .description("run the published experiments, and what goes beyond them, with several seeds")
    .argument("[experiments...]", "all (default) or some of E1 ... E14, N1, N2")
    .option("--list", "say what the experiments are, and do nothing")
    .option("--quick", "smaller sizes and 2 seeds: about a minute on 2 processors instead of most of an hour")
    .addOption(
      numberOption("--seeds <n>", "trials of what is random in E1 to E14 (default: 5, or 2 with --quick)"),
    )
    .addOption(
      numberOption("--processes <n>", "trials at a time, one thread each (default: one for each processor)"),
    )
    .option(
      "--out <dir>",
      "directory for the report; what it holds already is not done again",
      "agop-reproduction",
    )
    .action(async (names: readonly string[], options: ReproduceOptions) =>
      setStatus(await reproduceHere(names, options)),
    );
}

async function reproduceHere(names: readonly string[], options: ReproduceOptions): Promise<number> {
  // Load the catalogue only here: its chart library takes half a second.
  const { catalogue, experimentsByName } = await import("../reproduction/catalogue.ts");
  const experiments = experimentsByName(names);
  if (options.list === true) {
    for (const { id, title } of catalogue) process.stdout.write(`${id.padEnd(5)}${title}\n`);
    return exitStatus.done;
  }
  const size = options.quick === true ? "quick" : "full";
  const seeds = requireCount("seeds", options.seeds ?? (size === "quick" ? 2 : 5), 1000);
  const processes = requireCount("processes", options.processes ?? availableParallelism(), 256);
  const { localReproduction } = await import("../reproduction/local-reproduction.ts");
  const { summaryLines } = await import("../reproduction/report-markdown.ts");
  const directory = options.out;
  const interruption = onInterruption();
  const { signal } = interruption;
  const isEnding = () => interruption.requested;
  const start = performance.now();
  const minutes = () => ((performance.now() - start) / 60_000).toFixed(1);
  const underWay = trialsUnderWay(processes);
  const live = liveLine(underWay.text);
  const { onProgress } = underWay;
  const onTrial = (progress: ReproductionProgress) => {
    const { done, planned, record } = progress;
    const { experiment, row, seed, seconds } = record;
    underWay.onTrial(progress);
    live.clear();
    process.stderr.write(
      `[${minutes()} min] ${done}/${planned} ${experiment} ${row}, seed ${seed}: ${seconds.toFixed(1)} s\n`,
    );
  };
  try {
    const places = { directory, processes, onProgress, onTrial, isEnding, signal };
    const report = await localReproduction({ experiments, size, seeds, ...places });
    process.stdout.write(summaryLines(report));
  } finally {
    live.close();
    interruption.release();
  }
  process.stdout.write(`\n${minutes()} minutes; ${path.join(directory, reproductionFiles.report)}\n`);
  return interruption.requested ? interruption.exitStatus : exitStatus.done;
}
