import { version } from "../version.ts";
import type { TrialPool, TrialRequest } from "./do-trial.ts";
import type { Experiment, ExperimentRow, ExperimentSize } from "./experiment.ts";
import type { TrialRecord, TrialStore } from "./trial-store.ts";

/** Progress of a reproduction after a finished trial. */
export interface ReproductionProgress {
  readonly done: number;
  readonly planned: number;
  readonly record: TrialRecord;
}

/** Progress of a running trial. */
export interface TrialProgress {
  readonly request: TrialRequest;
  /** Finished fraction of the trial; 0 at the start. */
  readonly fraction: number;
  /** Number of trials done so far, without this one. */
  readonly done: number;
  readonly planned: number;
}

/** Seeds of a row; only 0 if nothing is random. */
export function seedsOf(row: ExperimentRow, seeds: number): readonly number[] {
  return Array.from({ length: row.isRandom ? (row.trials ?? seeds) : 1 }, (_, seed) => seed);
}

export interface ReproductionOptions {
  readonly experiments: readonly Experiment[];
  readonly size: ExperimentSize;
  /** Trials of every random row. */
  readonly seeds: number;
  readonly pool: TrialPool;
  readonly store: TrialStore;
  /** Called when a trial begins and whenever it advances. */
  readonly onProgress?: ((progress: TrialProgress) => void) | undefined;
}

/**
 * Does all trials of the experiments that the store lacks, and stores each before yielding it. Leaving the
 * loop early waits for the running trials and keeps them.
 * @throws AgopError The error of the first trial that fails.
 */
export async function* reproduce(
  options: ReproductionOptions,
): AsyncGenerator<ReproductionProgress, void, undefined> {
  const { pool, store, onProgress } = options;
  const plan = plannedTrials(options);
  const pending = plan.filter((request) => store.find(request) === undefined);
  let done = plan.length - pending.length;
  const running = new Map<
    TrialRequest,
    Promise<{ readonly request: TrialRequest; readonly record: TrialRecord }>
  >();
  try {
    while (pending.length > 0 || running.size > 0) {
      while (running.size < pool.size && pending.length > 0) {
        const request = pending[0];
        pending.shift();
        running.set(
          request,
          doTrial(options, request, (fraction) =>
            onProgress?.({ request, fraction, done, planned: plan.length }),
          ).then((record) => ({ request, record })),
        );
      }
      const { request, record } = await Promise.race(running.values());
      running.delete(request);
      yield { done: ++done, planned: plan.length, record };
    }
  } finally {
    await Promise.allSettled(running.values());
  }
}

function plannedTrials({ experiments, size, seeds }: ReproductionOptions): readonly TrialRequest[] {
  return experiments.flatMap(({ id, rows }) =>
    rows(size).flatMap((row) =>
      seedsOf(row, seeds).map((seed): TrialRequest => ({ experiment: id, row: row.name, seed, size })),
    ),
  );
}

async function doTrial(
  { pool, store }: ReproductionOptions,
  request: TrialRequest,
  onPart: (fraction: number) => void,
): Promise<TrialRecord> {
  const start = performance.now();
  onPart(0);
  const result = await pool.run(request, onPart);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(3));
  const record: TrialRecord = { ...request, version, seconds, ...result };
  await store.add(record);
  return record;
}
