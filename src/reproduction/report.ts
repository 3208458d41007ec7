import { areIdentical } from "../report/pages/reproduction/report-text.ts";
import type {
  ReportedFigure,
  ReportedMeasure,
  ReproductionReport,
} from "../report/pages/reproduction/reproduction-report.ts";
import { type ExperimentSize, figurePrefix, pictureStem } from "./experiment.ts";
import type { ExperimentResult, RowResult } from "./results.ts";

export interface ReportContext {
  readonly size: ExperimentSize;
  readonly seeds: number;
  /** Place of the computation, for example version, BLAS and processor. */
  readonly machine: string;
  /** The command that repeats the reproduction. */
  readonly command: string;
  /** Names of the files in the directory of the report; the report finds its figures among them. */
  readonly files: readonly string[];
}

/** The report on the results; leaves out experiments without a finished trial. */
export function reproductionReport(
  results: readonly ExperimentResult[],
  { size, seeds, machine, command, files }: ReportContext,
): ReproductionReport {
  const seconds = results
    .flatMap(({ rows }) => rows)
    .flatMap(({ trials }) => trials.map((trial) => trial.seconds));
  return {
    format: 1,
    command,
    size,
    seeds,
    trials: seconds.length,
    seconds: seconds.reduce((sum, value) => sum + value, 0),
    machine,
    experiments: results
      .filter(({ rows }) => rows.length > 0)
      .map((result) => {
        const { id, title, explanation } = result.experiment;
        const measures = result.rows.flatMap(measuresOf);
        return { id, title, explanation, measures, figures: figuresOf(result, size, files) };
      }),
  };
}

function measuresOf({ row, measures, trials }: RowResult): readonly ReportedMeasure[] {
  return measures.map(({ measure, measured, judgement }) => {
    const values = trials.map(({ quantities }) => quantities[measure.quantity]);
    return {
      setting: row.name,
      quantity: measure.quantity,
      unit: measure.unit ?? "fraction",
      claim: measure.claim,
      values,
      mean: measured.mean,
      halfWidth: areIdentical(values) ? null : measured.halfWidth,
      verdict: judgement.verdict,
      reason: judgement.reason,
    };
  });
}

/** The figures of an experiment among the files. */
function figuresOf(
  { experiment: { id }, rows }: ExperimentResult,
  size: ExperimentSize,
  files: readonly string[],
): readonly ReportedFigure[] {
  const prefix = figurePrefix(id, size);
  const settings = rows.map(({ row }) => row.name);
  return files
    .filter((file) => file.startsWith(prefix) && /\.(svg|png)$/.test(file))
    .sort()
    .map((file) => ({ file, description: `${id}: ${contentOf(file)}` }));

  function contentOf(file: string): string {
    const name = file.replace(/\.\w+$/, "");
    if (name === `${prefix}accuracy`) return "test accuracy over the iterations";
    const [, stem, kind] = /^(.*)-(features|samples)$/.exec(name) ?? [];
    const part = (stem ?? name).slice(prefix.length);
    // A picture may name only a part of its setting: E9 draws `x+y mod 61` for `x+y mod 61, random 50 %`.
    const setting =
      settings.find((each) => pictureStem(id, size, each) === stem) ??
      settings.find((each) => pictureStem(id, size, each).includes(part)) ??
      part.replaceAll("-", " ");
    return kind === "samples"
      ? `the samples of ${setting}, training, right and wrong`
      : `the last feature matrix of ${setting}`;
  }
}
