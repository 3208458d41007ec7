// Exponents, medians, tables and operation counts of the benchmark.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { closeTo } from "../support/close-to.ts";
import { benchModule } from "./bench-module.ts";

const { fitPowerLaw, median, spread } = await benchModule<{
  fitPowerLaw: (points: [number, number][]) => { exponent: number; factor: number; residual: number };
  median: (values: number[]) => number;
  spread: (values: number[]) => { median: number; min: number; max: number; count: number };
}>("statistics.mjs");
const { iterationOperations, memoryBound } = await benchModule<{
  iterationOperations: (size: { n: number; m: number; c: number; d: number }) => number;
  memoryBound: (n: number) => number;
}>("operations.mjs");

test("the exponent of an exact power law is found", () => {
  const points = [17, 31, 61, 151].map((p): [number, number] => [p, 3e-7 * p ** 4.5]);
  const { exponent, factor, residual } = fitPowerLaw(points);
  closeTo(exponent, 4.5, { absolute: 1e-12 }, "exponent");
  closeTo(factor, 3e-7, { relative: 1e-10 }, "factor");
  closeTo(residual, 0, { absolute: 1e-12 }, "residual");
});

test("disturbances that cancel do not move the exponent, and show in the residual", () => {
  const disturbance = [1.1, 1 / 1.1, 1 / 1.1, 1.1];
  const points = [1, 2, 4, 8].map((x, k): [number, number] => [x, x ** 2 * disturbance[k]]);
  const { exponent, residual } = fitPowerLaw(points);
  closeTo(exponent, 2, { absolute: 1e-12 }, "exponent");
  closeTo(residual, Math.log(1.1), { relative: 1e-12 }, "residual");
});

test("points without a logarithm are ignored, and one point has no exponent", () => {
  const { exponent } = fitPowerLaw([
    [1, 0],
    [2, 8],
    [4, 64],
  ]);
  closeTo(exponent, 3, { absolute: 1e-12 }, "exponent");
  assert.ok(Number.isNaN(fitPowerLaw([[2, 8]]).exponent));
});

test("medians of odd and even numbers of values", () => {
  assert.is(median([3, 1, 2]), 2);
  assert.is(median([4, 1, 2, 3]), 2.5);
  assert.ok(Number.isNaN(median([])));
  assert.equal(spread([5, 1, 3]), { median: 3, min: 1, max: 5, count: 3 });
});

test("the operation count of an iteration agrees with the table in the specification", () => {
  const billions = (n: number, m: number) => iterationOperations({ n, m, c: 61, d: 122 }) / 1e9;
  closeTo(billions(1860, 1861), 2.1 + 0.4 + 0.8 + 1.7 + 0.4, { absolute: 0.15 }, "n = 1860");
  closeTo(billions(3660, 61), 16.3 + 1.6 + 3.3 + 3.3 + 0.03, { absolute: 0.15 }, "n = 3660");
  assert.is(memoryBound(0), 150e6);
});

test.run();
