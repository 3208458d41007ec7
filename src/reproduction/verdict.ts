import { type Interval, predictionHalfWidth } from "../numerics/interval.ts";
import type { Expectation } from "./experiment.ts";

export type Verdict = "reproduced" | "not reproduced" | "undecided" | "reported";

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Tolerance for rounding in sums of means. */
const slack = 1e-9;

/** Above this half-width, a prediction interval for one more draw says too little to confirm a claim. */
const tellingReach = 0.25;

/** Rounding error of a published percentage. */
const rounding = 0.005;

/**
 * Compares measured trials with a claim. A range holds if the 95 % interval of the mean lies inside it, and
 * fails if the interval lies outside. A published single draw is reproduced if it lies in the 95 % prediction
 * interval for one more of our draws, unless that interval is too wide to tell.
 * @param isRandom Whether trials differ by chance; default true.
 */
export function judge(
  measured: Interval,
  expected: Expectation,
  show: (value: number) => string,
  isRandom = true,
): Judgement {
  if (expected.kind === "open")
    return { verdict: "reported", reason: "nothing is published to compare with" };
  if (isRandom && measured.count === 1)
    return { verdict: "undecided", reason: "one random trial tells nothing of the next" };
  return expected.kind === "range"
    ? judgeRange(measured, expected, show)
    : judgeDraws(measured, expected.values, show);
}

function judgeRange(
  { mean, halfWidth }: Interval,
  { from, to }: { readonly from: number; readonly to: number },
  show: (value: number) => string,
): Judgement {
  const what = halfWidth === 0 ? "it" : "the interval";
  const range = from === to ? show(from) : `${show(from)} to ${show(to)}`;
  // The interval may reach below 0 or above 1, which no share can: clip it there, but keep the mean inside.
  const low = Math.max(mean - halfWidth, Math.min(mean, 0));
  const high = Math.min(mean + halfWidth, Math.max(mean, 1));
  if (low >= from - slack && high <= to + slack)
    return { verdict: "reproduced", reason: `${what} lies in ${range}` };
  if (high < from || low > to) return { verdict: "not reproduced", reason: `${what} lies outside ${range}` };
  return { verdict: "undecided", reason: `the interval crosses an end of ${range}` };
}

function judgeDraws(
  measured: Interval,
  draws: readonly number[],
  show: (value: number) => string,
): Judgement {
  const reach = predictionHalfWidth(measured) + rounding;
  const far = draws.filter((draw) => Math.abs(draw - measured.mean) > reach);
  const span = `${show(Math.max(0, measured.mean - reach))} to ${show(Math.min(1, measured.mean + reach))}`;
  if (far.length === 0 && reach > tellingReach)
    return { verdict: "undecided", reason: `our own draws scatter: one more would lie anywhere in ${span}` };
  if (far.length === 0) return { verdict: "reproduced", reason: `one more draw would lie in ${span}` };
  if (far.length < draws.length)
    return {
      verdict: "undecided",
      reason: `one more draw would lie in ${span}, but ${far.map(show).join(", ")} does not`,
    };
  return { verdict: "not reproduced", reason: `one more draw would lie in ${span}` };
}
