import path from "node:path";
import type { Command } from "commander";
import { writeFileAtomically } from "../io/atomic-write.ts";
import { printable } from "../io/printable.ts";
import { runFiles } from "../run/directory/files.ts";
import { atOption } from "../run/parameters/options.ts";
import { withSignOfLife } from "./shared/sign-of-life.ts";

const examples = `
Examples:
  agop run --op x+y --modulus 31 --save-features all --out my-run
  agop report my-run
      my-run/report.html, with a slider over the saved iterations
  agop report my-sweep --out sweep.html
  agop report my-sweep --runs`;

interface ReportCommandOptions {
  readonly out?: string;
  readonly runs?: boolean;
  readonly figures: boolean;
}

/** Adds `agop report` to the program. */
export function addReportCommand(program: Command): void {
  program
    .command("report")
    .description(
      "write a run, a sweep or a reproduction as one HTML file that needs no network, and as figures",
    )
    .argument("<DIR>", "directory of a run, a sweep or a reproduction")
    .option("--out <file>", "the HTML file (default: report.html in the directory)")
    .option(
      "--runs",
      "of a sweep: also one file for each run that has kept its features, linked from its table",
    )
    .option("--no-figures", "write no figures/*.svg and *.png beside the HTML file")
    .addHelpText("after", examples)
    .action((directory: string, options: ReportCommandOptions) =>
      withSignOfLife(`agop: writing the report of ${printable(directory)}`, () =>
        writeReport(directory, options),
      ),
    );
}

async function writeReport(
  directory: string,
  { out, figures, runs = false }: ReportCommandOptions,
): Promise<void> {
  const { directoryFigures, directoryReport } = await import("../report/directory-report.ts");
  const file = out ?? path.join(directory, runFiles.report);
  const onProgress = (text: string) => process.stderr.write(`${text}\n`);
  if (runs) {
    const { writeRunPages } = await import("../report/pages/sweep/write-run-pages.ts");
    await writeRunPages(directory, { onProgress });
  }
  const page = await directoryReport(directory, { onProgress, file });
  await atOption("--out", () => writeFileAtomically(file, page));
  const written = figures ? await directoryFigures(directory, path.join(path.dirname(file), "figures")) : [];
  process.stdout.write([file, ...written].map((name) => `${name}\n`).join(""));
}
