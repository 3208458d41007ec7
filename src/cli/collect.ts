import type { Command } from "commander";
import { AgopError } from "../errors.ts";
import { requireWritableDirectory } from "../io/writable-directory.ts";
import { readRunRecords, readSweepDescription } from "../sweep/sweep-directory.ts";
import type { TidyFormat } from "../sweep/tidy-files.ts";
import { iterationColumns, runColumns } from "../sweep/tidy-rows.ts";

interface CollectOptions {
  readonly format: string;
  readonly out?: string;
}

const examples = `
Examples:
  agop collect my-sweep
      runs.csv and iterations.csv: pandas.read_csv("my-sweep/runs.csv")
  agop collect my-sweep --format parquet
      pandas.read_parquet("my-sweep/iterations.parquet")`;

/** Adds `agop collect` to the program. */
export function addCollectCommand(program: Command): void {
  program
    .command("collect")
    .description(
      "write the finished runs of a sweep as tables: one row per run, and one per run and iteration",
    )
    .argument("<DIR>", "directory of the sweep")
    .option("--format <formats>", "csv, parquet or both with a comma", "csv")
    .option("--out <dir>", "directory for the tables (default: that of the sweep)")
    .addHelpText("after", examples)
    .action(collectSweep);
}

/** Writes the tables of a sweep, for `agop collect` and `agop sweep collect`. */
export async function collectSweep(
  directory: string,
  { format, out = directory }: CollectOptions,
): Promise<void> {
  const formats = format.split(",").map(formatOf);
  await readSweepDescription(directory);
  const records = await readRunRecords(directory);
  if (records.length === 0)
    throw new AgopError("INVALID_FILE", {
      argument: "DIR",
      given: `${directory}, of which no run has finished,`,
      accepted: "a sweep with at least one finished run",
    });
  await requireWritableDirectory(out);
  // Load Parquet only here; no other command needs it.
  const { writeTidyFile } = await import("../sweep/tidy-files.ts");
  for (const each of formats) {
    const runs = await writeTidyFile(out, "runs", each, runColumns(records));
    const iterations = await writeTidyFile(out, "iterations", each, iterationColumns(records));
    process.stdout.write(`${runs}\n${iterations}\n`);
  }
}

function formatOf(name: string): TidyFormat {
  if (name === "csv" || name === "parquet") return name;
  throw new AgopError("INVALID_OPTION", {
    argument: "format",
    given: name,
    accepted: "csv, parquet or csv,parquet",
  });
}
