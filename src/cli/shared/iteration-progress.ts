import { percent } from "../../report/shared/percent.ts";
import { durationText } from "./live-line.ts";

/** How far the iteration under way is, and how long all of them may still take. */
export interface IterationProgress {
  /** Another iteration begins. @param iteration From 1. */
  begin(iteration: number): void;
  onPart(fraction: number): void;
  /** For a `liveLine`. */
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
