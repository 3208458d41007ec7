import type { ExperimentSize } from "./experiment.ts";
import { type ExperimentResult, show, showInterval } from "./results.ts";

export interface ReportContext {
  readonly size: ExperimentSize;
  readonly seeds: number;
  /** Where it was computed, for example version, BLAS and processor. */
  readonly machine: string;
  /** The command that repeats it. */
  readonly command: string;
  /** File names of the figures of an experiment, by its name. */
  readonly figures: ReadonlyMap<string, readonly string[]>;
}

/** The report: a table of claims, measurements and verdicts for each experiment, with its explanation and figures. */
export function reportMarkdown(results: readonly ExperimentResult[], context: ReportContext): string {
  const seconds = results
    .flatMap(({ rows }) => rows)
    .flatMap(({ trials }) => trials.map((trial) => trial.seconds));
  const minutes = seconds.reduce((sum, value) => sum + value, 0) / 60;
  const sections = results
    .filter(({ rows }) => rows.length > 0)
    .map((result) => section(result, context.figures));
  return `${[
    "# Reproduction",
    `\`${context.command}\`: ${context.size} size, ${context.seeds} seeds, ${seconds.length} trials, ${minutes.toFixed(0)} minutes of computing in all. ${context.machine}`,
    `${howJudged}${context.size === "quick" ? ` ${howQuickIsJudged}` : ""}`,
    summary(results),
    ...sections,
  ].join("\n\n")}\n`;
}

const howJudged =
  "Means are over trials with seeds 0, 1, ..., with 95 % intervals of the mean (Student). A claimed range is reproduced where that interval lies inside; a published single draw where it lies in the 95 % interval of one more draw of ours. A row without anything random has one trial.";

const howQuickIsJudged =
  "The quick sizes are smaller than those of the claims: a row is reproduced where it lies in the wider range that its last column names.";

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function summary(results: readonly ExperimentResult[]): string {
  const verdicts = results.flatMap(({ experiment, rows }) =>
    rows.flatMap(({ measures }) => measures.map(({ judgement }) => ({ id: experiment.id, ...judgement }))),
  );
  const count = (verdict: string) => verdicts.filter((entry) => entry.verdict === verdict).length;
  const judged = verdicts.filter(({ verdict }) => verdict !== "reported").length;
  return `Of ${judged} claims, ${count("reproduced")} are reproduced, ${count("undecided")} undecided and ${count("not reproduced")} not reproduced.`;
}

function section({ experiment, rows }: ExperimentResult, figures: ReportContext["figures"]): string {
  const lines = rows.flatMap(({ row, measures, trials }) =>
    measures.map(({ measure, measured, judgement }) => [
      row.name,
      `${measure.quantity.replaceAll("_", " ")}`,
      measure.claim,
      showInterval(measured, measure.unit),
      trials.length > 1
        ? trials.map(({ quantities }) => show(quantities[measure.quantity], measure.unit)).join(", ")
        : "",
      judgement.verdict,
      judgement.reason,
    ]),
  );
  const header = ["setting", "quantity", "claim", "measured", "trials", "verdict", "because"];
  const pictures = (figures.get(experiment.id) ?? []).map((file) => `![${experiment.id}](${file})`);
  return [
    `## ${experiment.id}. ${experiment.title}`,
    table(header, lines),
    ...(experiment.explanation === "" ? [] : [experiment.explanation]),
    ...(pictures.length === 0 ? [] : [pictures.join("\n")]),
  ].join("\n\n");
}

/** The verdicts for a terminal, one line for each measure. */
export function summaryLines(results: readonly ExperimentResult[]): string {
  const lines = results.flatMap(({ experiment, rows }) =>
    rows.flatMap(({ row, measures }) =>
      measures.map(({ measure, measured, judgement }) => [
        experiment.id.padEnd(4),
        judgement.verdict.padEnd(15),
        showInterval(measured, measure.unit).padStart(20),
        ` ${row.name}: ${measure.quantity.replaceAll("_", " ")}`,
        measure.claim === "" ? "" : ` (claim: ${measure.claim})`,
      ]),
    ),
  );
  return `\n${lines.map((cells) => `${cells.join("")}\n`).join("")}\n${summary(results)}\n`;
}
