// The model of a sweep, from runs with simple means.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { axisTitle, isNumeric, valueText, valueTitle } from "../../../src/report/sweep-model/axis-text.ts";
import {
  changedAxes,
  defaultGroups,
  defaultPhaseAxes,
  defaultX,
} from "../../../src/report/sweep-model/chosen-axes.ts";
import { generalisationTimes, quantityCurves, seriesNames } from "../../../src/report/sweep-model/curves.ts";
import { sweepAxis } from "../../../src/report/sweep-model/measured-runs.ts";
import { phaseCells } from "../../../src/report/sweep-model/phase-cells.ts";
import {
  quantities,
  quantityNamed,
  quantityText,
  titleWithUnit,
} from "../../../src/report/sweep-model/quantities.ts";
import { meanInterval } from "../../../src/report/sweep-model/spread.ts";
import type { SweepAxis } from "../../../src/report/sweep-model/sweep-table.ts";
import { generalised } from "../../../src/sweep/run-record.ts";
import { closeTo } from "../../support/close-to.ts";
import { kernelSweepPageData } from "../../support/sweep-page-data.ts";

const accuracy = quantityNamed("test_accuracy");
const share = quantityNamed("generalised");
const time = quantityNamed("generalised_at");

const data = kernelSweepPageData();
const rows = data.runs.run.map((_, row) => row);

test("cells are means over the seeds, one panel for each kernel, rows of y", () => {
  const panels = phaseCells(data, rows, { x: 0, y: 1, facet: 2 }, accuracy);
  assert.equal(
    panels.map(({ title }) => title),
    ["gaussian", "quadratic"],
  );
  const means = panels.map(({ cells }) => cells.map((cell) => cell?.measured?.mean ?? null));
  assert.equal(means, [
    [0.1, 1, 0.3, 0.9],
    [0, 0.6, 0, null],
  ]);
});

test("a cell over two seeds has their mean, deviation and ends", () => {
  const [{ title, cells }] = phaseCells(data, rows, { x: 2, y: 0, facet: null }, accuracy);
  assert.is(title, "");
  const { runs, measured } = cells[0] ?? {};
  assert.is(runs, 2);
  assert.ok(measured);
  closeTo(measured.mean, 0.2, { absolute: 1e-12 }, "mean");
  closeTo(measured.deviation, Math.sqrt(0.02), { absolute: 1e-12 }, "deviation");
  assert.equal([measured.min, measured.max, measured.count], [0.1, 0.3, 2]);
  assert.is(cells[3]?.runs, 2, "the failed run is one of the cell");
  assert.is(cells[3]?.measured?.count, 1, "but has no value");
});

test("missing runs leave their cells blank; a cell where no run generalises has no value", () => {
  const [{ cells }] = phaseCells(data, [0, 1], { x: 0, y: null, facet: null }, time);
  assert.equal(cells, [{ runs: 2, measured: null }, null]);
});

test("the quantity along the fraction, a line for each kernel", () => {
  const curves = quantityCurves(data, rows, { along: 0, series: 2 }, share);
  assert.equal(
    curves.map((points) => points.map((point) => point?.measured?.mean)),
    [
      [0, 1],
      [0, 0],
    ],
  );
  assert.equal(seriesNames(data, 2), ["gaussian", "quadratic"]);
  assert.equal(seriesNames(data, null), ["all runs"]);
});

test("times to generalise: half of the gaussian runs, at iterations 1 and 2; failed runs do not count", () => {
  const [gaussian, quadratic] = generalisationTimes(data, rows, 2);
  assert.equal(gaussian, {
    name: "gaussian",
    runs: 4,
    generalised: 2,
    median: 2,
    steps: [
      [0, 0],
      [1, 0.25],
      [2, 0.5],
    ],
  });
  assert.is(quadratic.runs, 3);
  assert.is(quadratic.median, null);
  assert.equal(quadratic.steps, [
    [0, 0],
    [2, 0],
  ]);
});

const axis = (name: SweepAxis["name"], count: number): SweepAxis => ({
  name,
  values: Array.from({ length: count }, (_, value) => value),
});

test("pictures start with fraction and seed, otherwise with the first parameters that are not random", () => {
  const axes = [axis("modulus", 3), axis("trainFraction", 2), axis("seed", 9)];
  assert.equal(defaultPhaseAxes(axes), { x: 1, y: 2, facet: 0 });
  assert.equal(defaultPhaseAxes([axis("modulus", 3), axis("seed", 9), axis("kernel", 2)]), {
    x: 0,
    y: 1,
    facet: 2,
  });
  assert.equal(defaultPhaseAxes([axis("modulus", 3), axis("kernel", 2)]), { x: 0, y: 1, facet: null });
  assert.equal(defaultPhaseAxes([axis("seed", 5)]), { x: 0, y: null, facet: null });
  assert.is(defaultPhaseAxes([]), null);
  assert.is(defaultX(axes), 1);
  assert.is(defaultGroups(axes, [1], 3), 0);
  assert.is(defaultGroups(axes, [1], 2), null, "too many values");
  assert.is(defaultGroups([axis("seed", 5)], [0], 3), null);
});

test("no axis is used twice", () => {
  const axes = { x: 0, y: 1, facet: null };
  assert.equal(changedAxes(axes, "x", 1, 3), { x: 1, y: 0, facet: null });
  assert.equal(changedAxes(axes, "facet", 1, 3), { x: 0, y: null, facet: 1 });
  assert.equal(changedAxes(axes, "facet", 0, 3), { x: 2, y: 1, facet: 0 });
  assert.equal(changedAxes({ x: 0, y: null, facet: null }, "y", 0, 1), { x: 0, y: null, facet: null });
});

test("titles of axes, and values beside them and without them", () => {
  assert.is(axisTitle({ name: "moveToTest" }), "samples moved to the test set");
  assert.is(axisTitle({ name: "repetition" }), "repetition");
  assert.equal([null, true, false, 0.1 + 0.2, "x+y"].map(valueText), ["default", "on", "off", "0.3", "x+y"]);
  const kernel = { name: "kernel" } as const;
  assert.is(valueTitle(kernel, "gaussian"), "gaussian");
  assert.is(valueTitle({ name: "modulus" }, 7), "modulus 7");
  assert.is(valueTitle(kernel, null), "kernel default");
});

test("numbers ascend after the default; words stay in the order of the sweep", () => {
  const runs = (values: readonly (number | undefined)[]) =>
    values.map((ridge) => ({ parameters: ridge === undefined ? {} : { ridge }, repetition: 0 }));
  assert.equal(sweepAxis(runs([2, undefined, 0.5]), "ridge").values, [null, 0.5, 2]);
  const words = ["quadratic", "gaussian"].map((kernel) => ({ parameters: { kernel }, repetition: 0 }));
  assert.equal(sweepAxis(words, "kernel").values, ["quadratic", "gaussian"]);
  assert.ok(isNumeric({ name: "ridge", values: [0, 1] }));
  assert.not.ok(isNumeric({ name: "ridge", values: [null, 1] }));
});

test("quantities have their units, and both definitions of generalising agree", () => {
  const texts = [
    ["test_accuracy", 0.9876],
    ["generalised_at", 12],
    ["iterations", 12.25],
    ["test_loss", 0.0012345],
    ["seconds", 1.2345],
    ["peak_memory_bytes", 2 ** 30],
  ] as const;
  assert.equal(
    texts.map(([name, value]) => quantityText(quantityNamed(name), value)),
    ["98.8 %", "12", "12.3", "0.00123", "1.23 s", "1024 MiB"],
  );
  assert.is(titleWithUnit(quantityNamed("test_accuracy")), "test accuracy (%)");
  assert.is(titleWithUnit(quantityNamed("test_loss")), "test loss");
  assert.is(quantities[0].name, "test_accuracy");
  for (const name of ["generalised", "generalised_at"] as const)
    assert.ok(quantityNamed(name).title.includes(`${100 * generalised} %`), name);
});

test("the interval of a mean ends where the quantity does; a single run has none", () => {
  const measured = { count: 2, mean: 0.9, deviation: 0.1, halfWidth: 0.5, min: 0.8, max: 1 };
  const interval = meanInterval(measured, { unit: "share" });
  closeTo(interval?.low ?? 0, 0.4, { absolute: 1e-12 }, "low");
  assert.is(interval?.high, 1);
  assert.equal(meanInterval(measured, { unit: "loss" })?.high, 1.4);
  assert.is(meanInterval({ ...measured, count: 1 }, { unit: "share" }), undefined);
});

test.run();
