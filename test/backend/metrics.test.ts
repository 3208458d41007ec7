import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  correctSamples,
  measure,
  measureInSlices,
  predictedLabels,
  tiedSamples,
} from "../../src/backend/metrics.ts";
import { numbers } from "../support/backend-problems.ts";

test("loss is the mean over all entries, accuracy the part of the rows whose largest entries coincide", () => {
  const targets = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0);
  const predictions = Float64Array.of(0.5, 0, 0, 0.25, 0, 0, -3, -2, -1, 0, 0, 2);
  assert.equal([...correctSamples(predictions, targets, 3)], [1, 0, 1, 0]);
  const { loss, accuracy } = measure(predictions, targets, 3);
  assert.is(loss, (0.25 + (0.0625 + 1) + (9 + 4 + 4) + (1 + 4)) / 12);
  assert.is(accuracy, 0.5);
});

test("the first of equal predictions counts", () => {
  const targets = Float64Array.of(1, 0, 0, 1);
  assert.equal([...correctSamples(Float64Array.of(2, 2, 2, 2), targets, 2)], [1, 0]);
});

test("a perfect predictor, and an always wrong one", () => {
  const targets = Float64Array.of(0, 1, 1, 0);
  assert.equal(measure(targets, targets, 2), { loss: 0, accuracy: 1 });
  assert.equal(measure(Float64Array.of(1, 0, 0, 1), targets, 2), { loss: 1, accuracy: 0 });
});

test("one output has no accuracy, but R^2 and a mean absolute error", () => {
  // Differences 1, -2, 0, 1; mean of the targets 2, squares about it 4 + 4 + 1 + 1.
  const targets = Float64Array.of(0, 4, 3, 1);
  const { loss, accuracy, r2, meanAbsoluteError } = measure(Float64Array.of(1, 2, 3, 2), targets, 1);
  assert.equal([loss, accuracy, meanAbsoluteError], [6 / 4, undefined, 4 / 4]);
  assert.ok(Math.abs((r2 ?? 0) - (1 - 6 / 10)) < 1e-15);
  assert.is(measure(targets, targets, 1).r2, 1);
  assert.is(measure(new Float64Array(4).fill(2), targets, 1).r2, 0, "the mean explains nothing");
  assert.is(measure(targets, Float64Array.of(5, 5, 5, 5), 1).r2, undefined, "nothing to explain");
});

test("a sample with a NaN is wrong, has no label, and spoils no other sample", () => {
  const [nan, infinite] = [Number.NaN, Number.POSITIVE_INFINITY];
  const predictions = Float64Array.of(nan, 0, 1, nan, nan, nan, 1, 0, infinite, 0);
  const targets = Float64Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
  const { loss, accuracy } = measure(predictions, targets, 2);
  assert.ok(Number.isNaN(loss));
  assert.is(accuracy, 0.4);
  assert.equal([...correctSamples(predictions, targets, 2)], [0, 0, 0, 1, 1]);
  assert.equal([...predictedLabels(predictions, 2)], [-1, -1, -1, 0, 0]);
});

test("ties within rounding are told, whichever of the labels rounding prefers", () => {
  const third = (1 / 3) * (1 + 3e-16);
  const rows = [
    [third, 1 / 3, 0],
    [1 / 3, third, 0],
    [0.5, 0.5 - 1e-9, 0],
    [0, 0, 0],
    [2, 1, 1],
    [Number.NaN, 1, 1],
  ];
  const predictions = (count: number) => Float64Array.from(rows.slice(0, count).flat());
  assert.equal([...tiedSamples(predictions(5), 3)], [1, 1, 0, 1, 0]);
  assert.equal([...tiedSamples(predictions(5), 3, 1e-8)], [1, 1, 1, 1, 0]);
  assert.equal([...tiedSamples(predictions(6), 3)], [1, 1, 0, 1, 0, 0], "a NaN ties with nothing");
});

test("in slices: the same to the last bit", async () => {
  const predictions = numbers(3 * 40_000, 1);
  const targets = numbers(3 * 40_000, 2);
  assert.equal(await measureInSlices(predictions, targets, 3), measure(predictions, targets, 3));
});

test.run();
