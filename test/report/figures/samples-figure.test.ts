// Samples as figures: the colours of the pairs and the positions of the marks, read from the SVG.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type SamplesFigureOptions, samplesFigure } from "../../../src/report/figures/samples-figure.ts";
import { ink, rightColour, trainColour, wrongColour } from "../../../src/report/shared/palette.ts";
import { failsWith } from "../../support/agop-error.ts";
import { imagesOf, textsOf } from "../../support/figure-svg.ts";

const white = [255, 255, 255];
const names = (length: number) => Array.from({ length }, (_, index) => String(index));

/** Three rows (a), five columns (b). */
const options: SamplesFigureOptions = {
  task: { name: "a table", firstElements: names(3), secondElements: names(5) },
  train: Int32Array.of(0, 0, 2, 4),
  test: Int32Array.of(0, 4, 1, 3),
  correct: Uint8Array.of(1, 0),
  marked: { name: "reflection axis", pairs: Int32Array.of(0, 0, 0, 4, 1, 3, 1, 1) },
};

/** The cells with a mark at their centre. */
function marksOf(svg: string, rows: number, columns: number): readonly string[] {
  const [grid] = imagesOf(svg);
  const fill = `rgb(${ink.join(",")})`;
  const tags = [...svg.matchAll(/<path [^>]*transform="translate\(([\d.]+) ([\d.]+)\)"[^>]*>|<path [^>]*>/g)];
  return tags.flatMap(([tag]) => {
    const [, x, y] = /transform="(?:translate|matrix)\([^"]*?([\d.]+)[ ,]([\d.]+)\)"/.exec(tag) ?? [];
    if (x === undefined || !(tag.includes("#262626") || tag.includes(fill))) return [];
    const [column, row] = [
      ((Number(x) - grid.x) / grid.width) * columns,
      ((Number(y) - grid.y) / grid.height) * rows,
    ];
    const isInside = row > 0 && row < rows && column > 0 && column < columns;
    return isInside ? [`${row.toFixed(2)},${column.toFixed(2)}`] : [];
  });
}

test("a runs downwards, b to the right, and every state has its colour", () => {
  const [grid] = imagesOf(samplesFigure(options).svg);
  assert.ok(Math.abs(grid.width / grid.height - 5 / 3) < 1e-3, "cells are squares");
  const expected = new Map([
    ["0,0", trainColour],
    ["2,4", trainColour],
    ["0,4", rightColour],
    ["1,3", wrongColour],
  ]);
  for (let a = 0; a < 3; a += 1) {
    for (let b = 0; b < 5; b += 1) {
      assert.equal(grid.cell(a, b, 3, 5), [...(expected.get(`${a},${b}`) ?? white)], `pair ${a}, ${b}`);
    }
  }
});

test("marks are at the centres of their pairs, and nowhere else", () => {
  const { svg } = samplesFigure(options);
  assert.equal(
    [...marksOf(svg, 3, 5)].sort(),
    ["0,0", "0,4", "1,3", "1,1"].map((pair) => pair.replaceAll(/\d/g, (digit) => `${digit}.50`)).sort(),
  );
  assert.equal(marksOf(samplesFigure({ ...options, marked: undefined }).svg, 3, 5), []);
});

test("large grids keep the colours around the marks", () => {
  const pairs = Int32Array.of(0, 1, 199, 199);
  const task = { name: "large", firstElements: names(200), secondElements: names(200) };
  const none = { test: new Int32Array(0), correct: new Uint8Array(0) };
  const { svg } = samplesFigure({ task, train: pairs, ...none, marked: { name: "two", pairs } });
  const [grid] = imagesOf(svg);
  assert.equal(grid.cell(0, 1, 200, 200), [...trainColour]);
  assert.equal(grid.cell(199, 199, 200, 200), [...trainColour]);
  assert.equal(grid.cell(0, 0, 200, 200), white);
});

test("the legend counts the states, and so does the description", () => {
  const { svg, description } = samplesFigure(options);
  const words = textsOf(svg).map(({ text }) => text);
  const states = ["training: 2", "test, right: 1", "test, wrong: 1", "in neither set: 11", "reflection axis"];
  for (const state of states) assert.ok(words.includes(state), state);
  assert.is(description, `Pairs (a, b) of a table: ${states.join("; ")}`);
  const all = { train: Int32Array.of(0, 0), test: new Int32Array(0), correct: new Uint8Array(0) };
  const task = { name: "one pair", firstElements: ["0"], secondElements: ["0"] };
  assert.is(samplesFigure({ task, ...all }).description, "Pairs (a, b) of one pair: training: 1");
});

test("the same samples give the same bytes", () => {
  assert.is(samplesFigure(options).svg, samplesFigure(options).svg);
});

test("samples outside the grid are refused", async () => {
  const refuse = (change: Partial<SamplesFigureOptions>, ...parts: string[]) =>
    failsWith(() => samplesFigure({ ...options, ...change }), "INVALID_ARRAY", ...parts);
  const marked = (...pairs: number[]) => ({ marked: { name: "", pairs: Int32Array.from(pairs) } });
  await refuse({ train: Int32Array.of(3, 0) }, "train", "the index 3", "below 3");
  await refuse({ train: Int32Array.of(0, 5) }, "train", "the index 5", "below 5");
  await refuse(marked(0, -1), "marked", "the index -1");
  await refuse({ test: Int32Array.of(0, 1, 2) }, "test", "3 numbers");
  await refuse({ correct: new Uint8Array(3) }, "correct", "3 entries", "2 entries");
});

test.run();
