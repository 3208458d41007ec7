// Student intervals against values worked out by hand from tables of the distribution.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { interval, predictionHalfWidth } from "../../src/numerics/interval.ts";
import { closeTo } from "../support/close-to.ts";

test("mean and 95 % interval of 1, 2, 3, 4, 5: 3 +- 2.776 sqrt(2.5 / 5)", () => {
  const measured = interval([1, 2, 3, 4, 5]);
  assert.is(measured.mean, 3);
  closeTo(measured.deviation, Math.sqrt(2.5), { absolute: 4e-16 }, "value");
  closeTo(measured.halfWidth, 1.963, { absolute: 1e-3 }, "value");
  closeTo(
    predictionHalfWidth(measured),
    2.776 * Math.sqrt(2.5) * Math.sqrt(1.2),
    { absolute: 1e-12 },
    "value",
  );
});

test("identical values are their own mean, to the last digit, and scatter by nothing", () => {
  // Three times 0.1 is 0.30000000000000004.
  for (const values of [[0.1, 0.1, 0.1], [0.7]])
    assert.equal(interval(values), { count: values.length, mean: values[0], deviation: 0, halfWidth: 0 });
});

test("two values: the quantile with one degree of freedom", () => {
  closeTo(interval([0, 1]).halfWidth, 12.706 / 2, { absolute: 1e-9 }, "value");
});

test("more values than the table has: Student's quantiles with 31, 60 and 120 degrees of freedom", () => {
  for (const [degrees, quantile] of [
    [31, 2.0395],
    [60, 2.0003],
    [120, 1.9799],
  ]) {
    const { halfWidth, deviation, count } = interval(Array.from({ length: degrees + 1 }, (_, n) => n % 2));
    closeTo((halfWidth * Math.sqrt(count)) / deviation, quantile, { absolute: 1e-3 }, `${degrees} degrees`);
  }
});

test("a single trial has no interval, and equal ones have one of width 0", () => {
  assert.equal(interval([0.5]), { count: 1, mean: 0.5, deviation: 0, halfWidth: 0 });
  assert.is(interval([0.25, 0.25, 0.25]).halfWidth, 0);
});

test.run();
