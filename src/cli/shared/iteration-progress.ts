import { percent } from "../../report/shared/percent.ts";
import { durationText } from "./live-line.ts";

/** Tracks the current iteration and estimates the time left for it and for all iterations. */
export interface IterationProgress {
  /** Starts the next iteration. @param iteration Counts from 1. */
  begin(iteration: number): void;
  onPart(fraction: number): void;
  /** Pass this to `liveLine`; undefined after the last iteration. */
  text(): string | undefined;
}

export function iterationProgress(
  iterations: number,
  now: () => number = () => performance.now(),
): IterationProgress {
  let [iteration, fraction, start] = [1, 0, now()];
  return {
    begin: (next) => {
      [iteration, fraction, start] = [next, 0, now()];
    },
    onPart: (part) => {
      fraction = part;
    },
    text: () => {
      if (iteration > iterations) return undefined;
      const seconds = (now() - start) / 1000;
      const said = `iteration ${iteration}/${iterations}: ${percent(fraction)} after ${durationText(seconds)}`;
      if (fraction === 0) return said;
      const whole = seconds / fraction;
      const all = whole * (iterations - iteration + 1);
      return `${said}; about ${durationText(whole - seconds)} left, ${durationText(all - seconds)} for all iterations`;
    },
  };
}
