// Content and layout of the pictures of a sweep, from runs with simple means.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { movedCell } from "../../../../src/report/browser/shared/cell-grid.ts";
import {
  cellAt,
  cellCorner,
  colourDomain,
  phaseLayout,
} from "../../../../src/report/browser/sweep/phase-drawing.ts";
import { phaseCells } from "../../../../src/report/sweep-model/phase-cells.ts";
import { type Quantity, quantityNamed } from "../../../../src/report/sweep-model/quantities.ts";
import { kernelSweepPageData } from "../../../support/sweep-page-data.ts";

const share = quantityNamed("generalised");
const time = quantityNamed("generalised_at");

const data = kernelSweepPageData();
const rows = data.runs.run.map((_, row) => row);

test("scales go from 0 to 1 for shares, otherwise from the least to the greatest mean", () => {
  const panels = (quantity: Quantity) => phaseCells(data, rows, { x: 1, y: 0, facet: 2 }, quantity);
  assert.equal(colourDomain(panels(share), share), [0, 1]);
  assert.equal(colourDomain(panels(time), time), [1, 2]);
});

test("a point in a cell finds the cell", () => {
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

test("arrow keys stop at the border of the diagram and continue in the next panel; other keys move to the ends", () => {
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
