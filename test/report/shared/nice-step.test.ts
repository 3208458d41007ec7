import { test } from "uvu";
import * as assert from "uvu/assert";
import { niceCellStep, niceStep } from "../../../src/report/shared/nice-step.ts";

test("steps are 1, 2 and 5 times powers of ten", () => {
  for (const [value, step] of [
    [0.03, 0.05],
    [0.2, 0.2],
    [0.21, 0.5],
    [1, 1],
    [1.2, 2],
    [7, 10],
    [4999, 5000],
    [5001, 10000],
  ])
    assert.is(niceStep(value), step, String(value));
});

test("rounding does not make a step larger", () => {
  assert.is(niceStep(0.1 + 0.1 + 0.1 - 0.1), 0.2);
});

test("cells have steps of at least one", () => {
  assert.equal([0, 0.3, 1, 1.1, 3].map(niceCellStep), [1, 1, 1, 2, 5]);
});

test.run();
