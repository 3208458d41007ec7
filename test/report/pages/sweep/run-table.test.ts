// The table of runs: filters, order, and commands that repeat runs.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runColumns } from "../../../../src/report/browser/sweep/run-columns.ts";
import { runCommand, runPagePath } from "../../../../src/report/browser/sweep/run-command.ts";
import { emptyFilter, runFilter } from "../../../../src/report/browser/sweep/run-filter.ts";
import { orderedRows, RunView } from "../../../../src/report/browser/sweep/run-view.ts";
import { sweepPageData } from "../../../support/sweep-page-data.ts";

const data = sweepPageData({ op: "x+y", modulus: [7, 11], reflections: ["0", "0,8"], seed: [0, 1] }, [
  [0.5],
  [0.25],
  null,
  [1],
  [0.75],
  [0],
  [0.5],
  null,
]);
const all = emptyFilter(data.axes);

test("values, status and words narrow the rows down together", () => {
  const filtered = runFilter(data);
  assert.is(filtered(all).length, 8);
  assert.equal(filtered({ ...all, codes: [1, null, 0] }), [4, 6]);
  assert.equal(filtered({ ...all, status: "failed" }), [2, 7]);
  assert.equal(filtered({ ...all, status: "done", codes: [0, 1, null] }), [3]);
  assert.equal(filtered({ ...all, text: " 0,8  DONE " }), [3, 6]);
  assert.equal(filtered({ ...all, text: "no number" }), [2, 7], "errors are searched as well");
  assert.equal(filtered({ ...all, text: "laplace" }), []);
});

test("numbers by size, words with numbers by size, rows without a value last in both directions", () => {
  const keys = [3, null, 20, 1, null, 3];
  const rows = keys.map((_, row) => row);
  assert.equal(
    orderedRows(rows, (row) => keys[row], false),
    [3, 0, 5, 2, 1, 4],
  );
  assert.equal(
    orderedRows(rows, (row) => keys[row], true),
    [2, 0, 5, 3, 1, 4],
  );
  const names = ["S_10", "S_9", "A_4"];
  assert.equal(
    orderedRows([0, 1, 2], (row) => names[row], false),
    [2, 1, 0],
  );
});

test("a second click on a column reverses the order; a filter returns to the first page", () => {
  const view = new RunView(data, runColumns(data));
  const accuracy = runColumns(data).findIndex(({ label }) => label === "test accuracy");
  view.orderBy(accuracy);
  assert.equal(view.rows.slice(0, 3), [5, 1, 0]);
  view.orderBy(accuracy);
  assert.equal(view.rows, [3, 4, 0, 6, 1, 5, 2, 7]);
  view.filterBy({ ...all, codes: [0, null, null] });
  assert.equal(view.rows, [3, 0, 1, 2]);
});

test("pages of fifty rows", () => {
  const seed = Array.from({ length: 120 }, (_, value) => value);
  const many = sweepPageData(
    { op: "x+y", seed },
    seed.map(() => [0]),
  );
  const view = new RunView(many, runColumns(many));
  assert.is(view.pages, 3);
  view.turnTo(2);
  assert.equal([view.rowsOfPage[0], view.rowsOfPage.length], [100, 20]);
  view.turnTo(9);
  assert.is(view.page, 2);
  view.filterBy({ ...emptyFilter(many.axes), text: "seed 11" });
  assert.is(view.page, 0);
  assert.equal(view.rowsOfPage, [11, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119]);
});

test("the shell command of a run, and the link to its page", () => {
  assert.is(runCommand(data, 3), "agop run --op x+y --modulus 7 --reflections 0,8 --seed 1");
  const odd = sweepPageData({ group: ["Z_7 : Z_3", "S_4"], centering: false }, [[0]]);
  assert.is(runCommand(odd, 0), "agop run --group 'Z_7 : Z_3' --no-centering");
  assert.is(runPagePath(data, 3), "runs/000003/report.html");
});

test.run();
