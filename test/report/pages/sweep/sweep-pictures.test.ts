// What the pictures of a sweep show, from runs whose means can be worked out in the head.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { movedCell } from "../../../../src/report/browser/shared/cell-grid.ts";
import {
  cellAt,
  cellCorner,
  colourDomain,
  phaseLayout,
} from "../../../../src/report/browser/sweep/phase-drawing.ts";
import {
  changedAxes,
  defaultGroups,
  defaultPhaseAxes,
  defaultX,
} from "../../../../src/report/sweep-model/chosen-axes.ts";
import {
  generalisationTimes,
  quantityCurves,
  seriesNames,
} from "../../../../src/report/sweep-model/curves.ts";
import { phaseCells } from "../../../../src/report/sweep-model/phase-cells.ts";
import { quantityNamed } from "../../../../src/report/sweep-model/quantities.ts";
import type { SweepAxis } from "../../../../src/report/sweep-model/sweep-table.ts";
import { closeTo } from "../../../support/close-to.ts";
import { sweepPageData } from "../../../support/sweep-page-data.ts";

const accuracy = quantityNamed("test_accuracy");
const share = quantityNamed("generalised");
const time = quantityNamed("generalised_at");

/** Fraction x kernel x seed, runs 0 to 7 in this order, the last one failed; the axes are fraction, seed and kernel. */
const data = sweepPageData(
  { op: "x+y", trainFraction: [0.2, 0.8], kernel: ["gaussian", "quadratic"], seed: [0, 1] },
  [[0, 0.1], [0, 0.3], [0, 0], [0, 0], [0.95, 1], [0.5, 0.9], [0, 0.6], null],
);
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

test("runs left out leave their cells blank; a time that no run has is a cell without a value", () => {
  const [{ cells }] = phaseCells(data, [0, 1], { x: 0, y: null, facet: null }, time);
  assert.equal(cells, [{ runs: 2, measured: null }, null]);
});

test("scales go from 0 to 1 for shares, otherwise from the least to the greatest mean", () => {
  const panels = (quantity: typeof accuracy) => phaseCells(data, rows, { x: 1, y: 0, facet: 2 }, quantity);
  assert.equal(colourDomain(panels(share), share), [0, 1]);
  assert.equal(colourDomain(panels(time), time), [1, 2]);
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

test("no axis stands in two places", () => {
  const axes = { x: 0, y: 1, facet: null };
  assert.equal(changedAxes(axes, "x", 1, 3), { x: 1, y: 0, facet: null });
  assert.equal(changedAxes(axes, "facet", 1, 3), { x: 0, y: null, facet: 1 });
  assert.equal(changedAxes(axes, "facet", 0, 3), { x: 2, y: 1, facet: 0 });
  assert.equal(changedAxes({ x: 0, y: null, facet: null }, "y", 0, 1), { x: 0, y: null, facet: null });
});

test("a point in a cell finds it again", () => {
  const layout = phaseLayout({ width: 900, panels: 3, columns: 5, rows: 4, rowLabels: 20, columnLabels: 22 });
  assert.ok(layout.width <= 900, `${layout.width}`);
  for (const place of [
    { panel: 0, row: 0, column: 0 },
    { panel: 2, row: 3, column: 4 },
  ]) {
    const { left, top } = cellCorner(layout, place);
    assert.equal(cellAt(layout, { columns: 5, rows: 4 }, { x: left + 1, y: top + 1 }), place);
  }
  assert.is(cellAt(layout, { columns: 5, rows: 4 }, { x: 1, y: 1 }), undefined);
  const [first] = layout.panels;
  assert.is(cellCorner(layout, { panel: 0, row: 0, column: 0 }).top, first.top);
});

test("arrow keys stop at the border of the diagram and go on in the next panel; other keys lead to the ends", () => {
  const size = { columns: 3, rows: 2, panels: 2 };
  const moved = (panel: number, row: number, column: number, key: string) => {
    const to = movedCell({ panel, row, column }, key, size);
    return to === undefined ? undefined : [to.panel, to.row, to.column];
  };
  assert.equal(moved(0, 1, 2, "ArrowRight"), [1, 1, 0]);
  assert.equal(moved(1, 1, 2, "ArrowRight"), [1, 1, 2]);
  assert.equal(moved(1, 1, 0, "ArrowLeft"), [0, 1, 2]);
  assert.equal(moved(0, 1, 0, "ArrowLeft"), [0, 1, 0]);
  assert.equal(moved(1, 0, 1, "ArrowUp"), [1, 0, 1]);
  assert.equal(moved(1, 0, 1, "ArrowDown"), [1, 1, 1]);
  assert.equal(moved(1, 1, 1, "End"), [1, 1, 2]);
  assert.equal(moved(1, 1, 1, "Home"), [1, 1, 0]);
  assert.equal(moved(1, 1, 1, "PageUp"), [1, 0, 1]);
  assert.equal(moved(1, 0, 1, "PageDown"), [1, 1, 1]);
  assert.is(moved(0, 0, 0, "a"), undefined);
});

test.run();
