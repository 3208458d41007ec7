import path from "node:path";
import type { Command } from "commander";
import { writeFileAtomically } from "../io/atomic-write.ts";

const examples = `
Examples:
  agop run --op x+y --modulus 31 --save-features all --out my-run
  agop report my-run
      my-run/report.html, with a slider over the saved iterations
  agop report my-sweep --out sweep.html`;

/** Adds `agop report` to the program. */
export function addReportCommand(program: Command): void {
  program
    .command("report")
    .description("write a run, a sweep or a reproduction as one HTML file that needs no network")
    .argument("<DIR>", "directory of a run, a sweep or a reproduction")
    .option("--out <file>", "the HTML file (default: report.html in the directory)")
    .addHelpText("after", examples)
    .action(async (directory: string, { out }: { readonly out?: string }) => {
      const { directoryReport } = await import("../report/directory-report.ts");
      const file = out ?? path.join(directory, "report.html");
      const onProgress = (text: string) => process.stderr.write(`${text}\n`);
      await writeFileAtomically(file, await directoryReport(directory, { onProgress }));
      process.stdout.write(`${file}\n`);
    });
}
