import path from "node:path";
import { writeFileAtomically } from "../../io/atomic-write.ts";
import { csvRow } from "../../io/csv.ts";
import { readText } from "../../io/read-input.ts";
import { invalidFile } from "../../io/system-error.ts";
import type { AnalysisReport } from "../run-analysis.ts";
import { runFiles } from "./files.ts";

const blocks = ["first", "second", "off_diagonal"] as const;

/**
 * One line per iteration, without the spectra.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const analysis = runAnalysis(task, taskElements(task));
 * analysis.record(1, reflectionFeatures(task, 2));
 * const [header] = analysisCsv(analysis.report()).split("\n");
 * console.log(header.split(",").slice(0, 3).join(" ")); // iteration effective_rank alignment
 */
export function analysisCsv({ patterns, components, iterations }: AnalysisReport): string {
  const strongestColumns = ["exchanging", "fixing"].flatMap((kind) =>
    ["element", "encoding", "defect"].map((column) => `${kind}_${column}`),
  );
  const patternColumns = patterns.flatMap((pattern) =>
    blocks.map((block) => `${pattern.replaceAll(" ", "_")}_${block}`),
  );
  const header = csvRow([
    "iteration",
    "effective_rank",
    "alignment",
    ...strongestColumns,
    ...patternColumns,
    ...blocks.flatMap((block) => [`component_${block}`, `energy_${block}`]),
  ]);
  const rows = iterations.map((row) =>
    csvRow([
      row.iteration,
      row.effective_rank,
      row.alignment,
      ...[row.exchanging, row.fixing].flatMap((found) => [found?.element, found?.encoding, found?.defect]),
      ...row.deviations.flatMap((values) => blocks.map((block) => values[block])),
      ...blocks.flatMap((block) => {
        const energies = row.energies[block];
        const largest = energies.indexOf(Math.max(...energies));
        return [components[largest], energies[largest]];
      }),
    ]),
  );
  return header + rows.join("");
}

/**
 * Writes analysis.csv, one line per iteration, and analysis.json, the full spectra.
 * @throws AgopError INVALID_OUTPUT.
 * @example
 * const task = modularTask({ operation: "x+y", modulus: 7 });
 * const analysis = runAnalysis(task, taskElements(task));
 * analysis.record(1, reflectionFeatures(task, 2));
 * await writeAnalysis(".", analysis.report()); // analysis.csv and analysis.json
 */
export async function writeAnalysis(directory: string, report: AnalysisReport): Promise<void> {
  await writeFileAtomically(path.join(directory, runFiles.analysisTable), analysisCsv(report));
  await writeFileAtomically(path.join(directory, runFiles.analysis), `${JSON.stringify(report)}\n`);
}

/** Reads the analysis.json of a run. @throws AgopError INVALID_FILE. */
export async function readAnalysis(directory: string): Promise<AnalysisReport> {
  const file = path.join(directory, runFiles.analysis);
  const accepted = "the analysis.json of agop run --analyze";
  const text = await readText(file, accepted);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidFile(file, "a file that is no JSON", accepted, cause);
  }
}
