import { csvRow } from "../io/csv.ts";
import { areIdentical } from "../report/pages/reproduction/report-text.ts";
import type { ExperimentResult } from "./results.ts";

/** The tables of a reproduction by their file names. */
export function reportCsvFiles(results: readonly ExperimentResult[]): Readonly<Record<string, string>> {
  const tables = { "summary.csv": summaryCsv(results), "trials.csv": trialsCsv(results) };
  const exceptions = exceptionsCsv(results);
  return exceptions === undefined ? tables : { ...tables, "law-exceptions.csv": exceptions };
}

/** The trials that contradict the prediction of a law; undefined if no trial tested one. */
function exceptionsCsv(results: readonly ExperimentResult[]): string | undefined {
  const tested = results
    .flatMap(({ rows }) => rows.flatMap(({ trials }) => trials))
    .filter(({ quantities }) => "as_predicted" in quantities);
  if (tested.length === 0) return undefined;
  const header = [
    "experiment",
    "setting",
    "seed",
    "test_accuracy",
    "stabiliser_order",
    "feature_defect",
    "note",
  ];
  const lines = tested
    .filter(({ quantities }) => quantities.as_predicted === 0)
    .map(({ experiment, row, seed, quantities, note }) =>
      csvRow([
        experiment,
        row,
        seed,
        quantities.test_accuracy,
        quantities.stabiliser_order,
        quantities.feature_defect,
        note,
      ]),
    );
  return csvRow(header) + lines.join("");
}

/** One line per measure: mean, interval (empty if there is none) and verdict. */
function summaryCsv(results: readonly ExperimentResult[]): string {
  const header = [
    "experiment",
    "setting",
    "quantity",
    "claim",
    "trials",
    "mean",
    "half_width_95",
    "deviation",
    "verdict",
  ];
  const lines = results.flatMap(({ experiment, rows }) =>
    rows.flatMap(({ row, measures, trials }) =>
      measures.map(({ measure, measured, judgement }) =>
        csvRow([
          experiment.id,
          row.name,
          measure.quantity,
          measure.claim,
          measured.count,
          measured.mean,
          areIdentical(trials.map(({ quantities }) => quantities[measure.quantity]))
            ? undefined
            : measured.halfWidth,
          measured.deviation,
          judgement.verdict,
        ]),
      ),
    ),
  );
  return csvRow(header) + lines.join("");
}

/** One line per trial and quantity. */
function trialsCsv(results: readonly ExperimentResult[]): string {
  const lines = results.flatMap(({ rows }) =>
    rows.flatMap(({ trials }) =>
      trials.flatMap(({ experiment, row, seed, quantities, note }) =>
        Object.entries(quantities).map(([quantity, value]) =>
          csvRow([experiment, row, seed, quantity, value, note]),
        ),
      ),
    ),
  );
  return csvRow(["experiment", "setting", "seed", "quantity", "value", "note"]) + lines.join("");
}
