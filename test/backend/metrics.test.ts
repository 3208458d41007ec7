import { test } from "uvu";
import * as assert from "uvu/assert";
import { correctSamples, measure, measureInSlices } from "../../src/backend/metrics.ts";
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

test("a single output: only the loss counts", () => {
  assert.equal(measure(Float64Array.of(1, 2), Float64Array.of(0, 4), 1), { loss: 2.5, accuracy: 1 });
});

test("in slices: the same to the last bit", async () => {
  const predictions = numbers(3 * 40_000, 1);
  const targets = numbers(3 * 40_000, 2);
  assert.equal(await measureInSlices(predictions, targets, 3), measure(predictions, targets, 3));
});

test.run();
