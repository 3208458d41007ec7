import {
  judgingText,
  measuredText,
  quantityName,
  sizeText,
  valuesText,
  verdictsText,
} from "../report/pages/reproduction/report-text.ts";
import type {
  ReportedExperiment,
  ReproductionReport,
} from "../report/pages/reproduction/reproduction-report.ts";

/**
 * The report: a table of claims, measurements and verdicts for each experiment, with its explanation and
 * figures.
 */
export function reportMarkdown(report: ReproductionReport): string {
  return `${[
    "# Reproduction",
    `\`${report.command}\`: ${sizeText(report)}`,
    judgingText(report),
    verdictsText(report),
    ...report.experiments.map(section),
  ].join("\n\n")}\n`;
}

const header = ["setting", "quantity", "claim", "measured", "trials", "verdict", "because"];

function section({ id, title, explanation, measures, figures }: ReportedExperiment): string {
  const lines = measures.map((measure) => [
    measure.setting,
    quantityName(measure),
    measure.claim,
    measuredText(measure),
    valuesText(measure),
    measure.verdict,
    measure.reason,
  ]);
  const pictures = figures.map(({ file, description }) => `![${description}](${file})`);
  return [
    `## ${id}. ${title}`,
    table(header, lines),
    ...(explanation === "" ? [] : [explanation]),
    ...(pictures.length === 0 ? [] : [pictures.join("\n")]),
  ].join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The verdicts for a terminal, one line per measure; at quick size with the reason for each verdict. */
export function summaryLines(report: ReproductionReport): string {
  const lines = report.experiments.flatMap(({ id, measures }) =>
    measures.map((measure) => [
      id.padEnd(4),
      measure.verdict.padEnd(15),
      measuredText(measure).padStart(25),
      ` ${measure.setting}: ${quantityName(measure)}`,
      measure.claim === "" ? "" : ` (claim: ${measure.claim})`,
      report.size === "quick" && measure.verdict !== "reported" ? `; ${measure.reason}` : "",
    ]),
  );
  return `\n${lines.map((cells) => `${cells.join("")}\n`).join("")}\n${verdictsText(report)}\n`;
}
