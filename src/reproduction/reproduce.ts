import type { Experiment, ExperimentRow, Laboratory } from "./experiment.ts";
import type { TrialRecord, TrialStore } from "./trial-store.ts";

/** A trial that is still to be done. */
interface PlannedTrial {
  readonly experiment: Experiment;
  readonly row: ExperimentRow;
  readonly seed: number;
}

/** How far a reproduction is. */
export interface ReproductionProgress {
  readonly done: number;
  readonly planned: number;
  /** The trial that has just been done; undefined where it was found among the finished ones. */
  readonly record: TrialRecord | undefined;
}

/** Seeds of a row: 0 alone where nothing is random. */
export function seedsOf(row: ExperimentRow, seeds: number): readonly number[] {
  return Array.from({ length: row.isRandom ? (row.trials ?? seeds) : 1 }, (_, seed) => seed);
}

/**
 * Does all trials of the experiments that the store does not hold yet, one after another; each is in the store before the next
 * begins.
 * @param seeds Trials of every random row.
 * @throws AgopError ABORTED.
 */
export async function* reproduce(
  experiments: readonly Experiment[],
  seeds: number,
  laboratory: Laboratory,
  store: TrialStore,
): AsyncGenerator<ReproductionProgress, void, undefined> {
  const { size } = laboratory;
  const plan = experiments.flatMap((experiment) =>
    experiment
      .rows(size)
      .flatMap((row) => seedsOf(row, seeds).map((seed): PlannedTrial => ({ experiment, row, seed }))),
  );
  for (const [done, { experiment, row, seed }] of plan.entries()) {
    const key = { experiment: experiment.id, row: row.name, seed, size };
    let record: TrialRecord | undefined;
    if (store.find(key) === undefined) {
      const start = performance.now();
      const result = await row.trial(laboratory, seed);
      record = { ...key, seconds: Number(((performance.now() - start) / 1000).toFixed(3)), ...result };
      await store.add(record);
    }
    yield { done: done + 1, planned: plan.length, record };
  }
}
