// The data of the page of a sweep, from small records computed by hand.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { unpackCurves } from "../../../../src/report/browser/sweep/unpack-curves.ts";
import { computingTime, durationText } from "../../../../src/report/pages/sweep/computing-time.ts";
import { packCurves, prepareSweep } from "../../../../src/report/pages/sweep/prepare-sweep.ts";
import { plannedRuns } from "../../../../src/sweep/grid.ts";
import { closeTo } from "../../../support/close-to.ts";
import { sweepPageData } from "../../../support/sweep-page-data.ts";
import { sweepRecord } from "../../../support/sweep-records.ts";

test("varying parameters become axes, numbers ascending and words in order; the rest is fixed", () => {
  const grid = { op: "x+y", modulus: 7, trainFraction: [0.9, 0.2], kernel: ["quadratic", "gaussian"] };
  const { axes, fixed, runs } = sweepPageData(grid, [[0], [0], [0], [0]]);
  assert.equal(axes, [
    { name: "trainFraction", values: [0.2, 0.9] },
    { name: "kernel", values: ["quadratic", "gaussian"] },
  ]);
  assert.equal(fixed, { op: "x+y", modulus: 7 });
  assert.equal(runs.codes, [
    [1, 1, 0, 0],
    [0, 1, 0, 1],
  ]);
});

test("a parameter set in only one grid, and repetitions, are axes too", () => {
  const planned = plannedRuns({ grids: [{ op: "x+y" }, { op: "x+y", ridge: 0.1 }], repeat: 2 });
  const { axes } = prepareSweep({ planned, records: [], pages: [], pagesPath: "" });
  assert.equal(axes, [
    { name: "ridge", values: [null, 0.1] },
    { name: "repetition", values: [0, 1] },
  ]);
});

test("runs not yet done extend the axes, and only finished runs are rows", () => {
  const { axes, runs } = sweepPageData({ op: "x+y", seed: [4, 5, 6] }, [[0.5]]);
  assert.equal(axes, [{ name: "seed", values: [4, 5, 6] }]);
  assert.equal(runs.run, [0]);
});

test("measures of a finished run, and none of a failed one", () => {
  const { runs, failures } = sweepPageData({ op: "x+y", seed: [0, 1, 2] }, [
    [0.2, 0.9, 0.95, 0.5],
    null,
    [0, 0.899],
  ]);
  assert.equal(runs.measured.test_accuracy, [0.5, null, 0.899]);
  assert.equal(runs.measured.best_test_accuracy, [0.95, null, 0.899]);
  assert.equal(runs.measured.generalised_at, [2, null, null]);
  assert.equal(runs.measured.iterations, [4, null, 2]);
  assert.equal(runs.measured.generalised, [1, null, 0]);
  assert.equal(runs.measured.peak_memory_bytes, [1e8, null, 1e8]);
  assert.equal(runs.failure, [null, 0, null]);
  assert.equal(failures, ["DIVERGED: the loss is no number"]);
});

test("curves come back to 1 / 32767, those of failed runs empty", async () => {
  const curves = [[0, 1, 1 / 3], [], [0.123456]];
  const unpacked = await unpackCurves(packCurves(curves));
  assert.equal(
    unpacked.map(({ length }) => length),
    [3, 0, 1],
  );
  for (const [index, curve] of curves.entries())
    for (const [at, value] of curve.entries())
      closeTo(unpacked[index][at], value, { absolute: 0.5 / 32_767 + 1e-7 }, "accuracy");
});

test("two runs at a time, a pause, one more: 5 s of computing in 4 s", () => {
  const record = (run: number, finished: string, seconds: number) =>
    sweepRecord({ run, parameters: {}, curve: [1], finished, seconds });
  const { computed, elapsed } = computingTime([
    record(0, "2026-01-01T00:00:02.000Z", 2),
    record(1, "2026-01-01T00:00:03.000Z", 2),
    record(2, "2026-01-02T00:00:00.000Z", 1),
    sweepRecord({ run: 3, parameters: {}, curve: null, finished: "2026-01-03T00:00:00.000Z" }),
  ]);
  assert.is(computed, 5);
  assert.is(elapsed, 4);
});

test("durations in words", () => {
  const texts = [0.0312, 7.25, 59.7, 185, 3599.6, 7800].map(durationText);
  assert.equal(texts, ["0.031 s", "7.3 s", "1 min 0 s", "3 min 5 s", "1 h 0 min", "2 h 10 min"]);
});

test.run();
