import { type Interval, interval } from "../numerics/interval.ts";
import { quantityText } from "../report/pages/reproduction/report-text.ts";
import type { Experiment, ExperimentRow, ExperimentSize, Measure } from "./experiment.ts";
import { seedsOf } from "./reproduce.ts";
import type { TrialRecord, TrialStore } from "./trial-store.ts";
import { type Judgement, judge } from "./verdict.ts";

/** A measure of a row over its trials, with its claim. */
export interface MeasureResult {
  readonly measure: Measure;
  readonly measured: Interval;
  readonly judgement: Judgement;
}

export interface RowResult {
  readonly row: ExperimentRow;
  readonly trials: readonly TrialRecord[];
  readonly measures: readonly MeasureResult[];
}

export interface ExperimentResult {
  readonly experiment: Experiment;
  readonly rows: readonly RowResult[];
}

/** The results of the finished trials; leaves out rows without a finished trial. */
export function results(
  experiments: readonly Experiment[],
  seeds: number,
  size: ExperimentSize,
  store: TrialStore,
): readonly ExperimentResult[] {
  return experiments.map((experiment) => ({
    experiment,
    rows: experiment
      .rows(size)
      .map((row) => rowResult(experiment, row, seeds, size, store))
      .filter(({ trials }) => trials.length > 0),
  }));
}

function rowResult(
  experiment: Experiment,
  row: ExperimentRow,
  seeds: number,
  size: ExperimentSize,
  store: TrialStore,
): RowResult {
  const trials = seedsOf(row, seeds)
    .map((seed) => store.find({ experiment: experiment.id, row: row.name, seed, size }))
    .filter((record) => record !== undefined);
  if (trials.length === 0) return { row, trials, measures: [] };
  const measures = row.measures.map((measure) => {
    const measured = interval(trials.map(({ quantities }) => quantities[measure.quantity]));
    const show = (value: number) => quantityText(value, measure.unit);
    const judgement = judge(measured, measure.expected, show, row.isRandom);
    return { measure, measured, judgement: atSize(judgement, size) };
  });
  return { row, trials, measures };
}

/**
 * Adds the quick size to the reason: its ranges are wider than the published value, and a reason may be read
 * without the report.
 */
function atSize({ verdict, reason }: Judgement, size: ExperimentSize): Judgement {
  if (size === "full" || verdict === "reported") return { verdict, reason };
  return { verdict, reason: `at quick size ${reason}; the claim is for full size` };
}
