import { test } from "uvu";
import * as assert from "uvu/assert";
import { interval } from "../../src/numerics/interval.ts";
import { judge } from "../../src/reproduction/verdict.ts";

const show = (value: number) => String(value);
const verdictOf = (values: number[], expected: Parameters<typeof judge>[1]) =>
  judge(interval(values), expected, show).verdict;

test("a range: inside, outside, across its end", () => {
  const range = { kind: "range", from: 0.95, to: 1 } as const;
  assert.is(verdictOf([0.99, 0.98, 0.985], range), "reproduced");
  assert.is(verdictOf([0.5, 0.51, 0.5], range), "not reproduced");
  assert.is(verdictOf([0.96, 0.8, 1], range), "undecided");
  assert.is(verdictOf([0.3], range), "undecided", "one random trial");
  assert.is(judge(interval([0.3]), range, show, false).verdict, "not reproduced", "nothing random");
});

test("an interval beyond 1 counts only up to 1, the largest accuracy", () => {
  // 0.99 +- 0.025: the upper end is 1.015.
  assert.is(verdictOf([1, 0.98, 0.99], { kind: "range", from: 0.95, to: 1 }), "reproduced");
  assert.is(verdictOf([0, 0, 0.001], { kind: "range", from: 0, to: 0.02 }), "reproduced");
});

test("single published draws: in the interval of one more draw, or beyond it", () => {
  const draws = (...values: number[]) => ({ kind: "draws", values }) as const;
  const trials = [0.6, 0.7, 0.65, 0.62, 0.68];
  assert.is(verdictOf(trials, draws(0.62, 0.7)), "reproduced");
  assert.is(verdictOf(trials, draws(0.62, 0.95)), "undecided");
  assert.is(verdictOf(trials, draws(0.95)), "not reproduced");
  assert.is(
    verdictOf([0.2, 0.9, 1, 0.8, 0.8], draws(0.13)),
    "undecided",
    "draws that scatter over everything",
  );
});

test("nothing to compare with", () => {
  assert.is(verdictOf([0.5], { kind: "open" }), "reported");
});

test.run();
