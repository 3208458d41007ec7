import { percent } from "../../report/shared/percent.ts";
import type { ReproductionProgress, TrialProgress } from "../../reproduction/reproduce.ts";
import type { TrialRecord } from "../../reproduction/trial-store.ts";
import { durationText } from "./live-line.ts";

/** The trials of a reproduction that are under way, and how long all of them may still take. */
export interface TrialsUnderWay {
  onProgress(progress: TrialProgress): void;
  onTrial(progress: ReproductionProgress): void;
  /** For a `liveLine`. */
  text(): string | undefined;
}

/** @param processes Trials at a time. */
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
      // A trial of several runs begins anew with each.
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
 * Undefined where nothing is known of any trial.
 * @param trials Those under way: how long they have run, and how long the whole of each should take, as far as that is known.
 * @param finished Seconds of those that are done.
 * @param waiting Number of trials that are not begun.
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
