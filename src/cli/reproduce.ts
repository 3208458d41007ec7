import { type Command, Option } from "commander";
import type { ReproduceOptions } from "../reproduction/local-reproduction.ts";
import { numberValue } from "../run/parameters/options.ts";

/** Adds `agop reproduce` to the program. @param setStatus Receives the exit status. */
export function addReproduceCommand(program: Command, setStatus: (status: number) => void): void {
  program
    .command("reproduce")
    .description("run the published experiments, and what goes beyond them, with several seeds")
    .argument("[experiments...]", "all (default) or some of E1 ... E14, N1, N2")
    .option("--list", "say what the experiments are, and do nothing")
    .option("--quick", "smaller sizes and 2 seeds: about a minute on 2 processors instead of most of an hour")
    .addOption(
      new Option(
        "--seeds <n>",
        "trials of what is random in E1 to E14 (default: 5, or 2 with --quick)",
      ).argParser(numberValue("seeds")),
    )
    .addOption(
      new Option(
        "--processes <n>",
        "trials at a time, one thread each (default: one for each processor)",
      ).argParser(numberValue("processes")),
    )
    .option(
      "--out <dir>",
      "directory for the report; what it holds already is not done again",
      "agop-reproduction",
    )
    .action(async (names: readonly string[], options: ReproduceOptions) => {
      // The charts' library takes half a second to load, which no other command should pay for.
      const { runReproduction } = await import("../reproduction/local-reproduction.ts");
      setStatus(await runReproduction(names, options));
    });
}
