import { percent } from "../../report/shared/percent.ts";
import type { ReproductionProgress, TrialProgress } from "../../reproduction/reproduce.ts";
import type { TrialRecord } from "../../reproduction/trial-store.ts";
import { durationText } from "./live-line.ts";

/** Tracks the running trials of a reproduction and estimates the time left for all trials. */
export interface TrialsUnderWay {
  onProgress(progress: TrialProgress): void;
  onTrial(progress: ReproductionProgress): void;
  /** Pass this to `liveLine`; undefined while no trial is running. */
  text(): string | undefined;
}

/** @param processes Number of trials at a time. */
export function trialsUnderWay(
  processes: number,
  now: () => number = () => performance.now(),
): TrialsUnderWay {
  const running = new Map<string, { readonly start: number; fraction: number }>();
  const nameOf = ({ experiment, row, seed }: Pick<TrialRecord, "experiment" | "row" | "seed">) =>
    `${experiment} ${row}, seed ${seed}`;
  const finished: number[] = [];
  let [done, planned] = [0, 0];
  return {
    onProgress: ({ request, fraction, ...counts }) => {
      ({ done, planned } = counts);
      const name = nameOf(request);
      const trial = running.get(name) ?? { start: now(), fraction };
      // The fraction restarts with each run of a trial; keep the largest.
      trial.fraction = Math.max(trial.fraction, fraction);
      running.set(name, trial);
    },
    onTrial: ({ record, ...counts }) => {
      ({ done, planned } = counts);
      running.delete(nameOf(record));
      finished.push(record.seconds);
    },
    text: () => {
      const [first] = running;
      if (first === undefined) return undefined;
      const [name, { fraction }] = first;
      const trials = Array.from(running.values(), (trial) => {
        const seconds = (now() - trial.start) / 1000;
        return { seconds, whole: trial.fraction === 0 ? undefined : seconds / trial.fraction };
      });
      const left = secondsLeft(trials, finished, planned - done - running.size, processes);
      const estimate = left === undefined ? "no estimate yet" : `about ${durationText(left)} left`;
      return `${done}/${planned} trials done, ${running.size} under way (${name}: ${percent(fraction)}); ${estimate}`;
    },
  };
}

/**
 * Estimates the seconds left for all trials; undefined before any trial has made progress.
 * @param trials Running trials: elapsed seconds and estimated total seconds, undefined if unknown.
 * @param finished Seconds of the finished trials.
 * @param waiting Number of trials that have not started.
 */
function secondsLeft(
  trials: readonly { readonly seconds: number; readonly whole: number | undefined }[],
  finished: readonly number[],
  waiting: number,
  processes: number,
): number | undefined {
  const known = [...finished, ...trials.flatMap(({ whole }) => whole ?? [])];
  if (known.length === 0) return undefined;
  const typical = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  const ofRunning = trials.map(({ seconds, whole = typical }) => Math.max(0, whole - seconds));
  const sum = ofRunning.reduce((total, seconds) => total + seconds, Math.max(0, waiting) * typical);
  return Math.max(sum / processes, ...ofRunning);
}
