import { test } from "uvu";
import * as assert from "uvu/assert";
import { type SampleGridPictureOptions, sampleGridPicture } from "../../src/report/sample-grid-picture.ts";
import { ink, rightColour, trainColour, wrongColour } from "../../src/report/shared/palette.ts";
import { failsWith } from "../support/agop-error.ts";
import { decodePicture } from "../support/decoded-picture.ts";

const white = [255, 255, 255];
const names = (length: number) => Array.from({ length }, (_, index) => String(index));

/** Three rows (a), five columns (b): 130 pixels per cell. */
const options: SampleGridPictureOptions = {
  task: { name: "a table", firstElements: names(3), secondElements: names(5) },
  train: Int32Array.of(0, 0, 2, 4),
  test: Int32Array.of(0, 4, 1, 3),
  correct: Uint8Array.of(1, 0),
  axis: Int32Array.of(0, 0, 0, 4, 1, 3, 1, 1),
};
const cell = 130;

function cellsOf(file: Uint8Array) {
  const { plot, at } = decodePicture(file, ink);
  return {
    plot,
    corner: (a: number, b: number) => at(plot.x + b * cell + 2, plot.y + a * cell + 2),
    middle: (a: number, b: number) => at(plot.x + b * cell + cell / 2, plot.y + a * cell + cell / 2),
  };
}

test("a runs downwards, b to the right, and every state has its colour", () => {
  const { plot, corner } = cellsOf(sampleGridPicture(options));
  assert.equal([plot.width, plot.height], [5 * cell - 1, 3 * cell - 1]);
  const expected = new Map([
    ["0,0", trainColour],
    ["2,4", trainColour],
    ["0,4", rightColour],
    ["1,3", wrongColour],
  ]);
  for (let a = 0; a < 3; a += 1) {
    for (let b = 0; b < 5; b += 1) {
      assert.equal(corner(a, b), [...(expected.get(`${a},${b}`) ?? white)], `pair ${a}, ${b}`);
    }
  }
});

test("the axis is marked over every state and nowhere else", () => {
  const { middle, corner } = cellsOf(sampleGridPicture(options));
  const marked = new Set(["0,0", "0,4", "1,3", "1,1"]);
  for (let a = 0; a < 3; a += 1) {
    for (let b = 0; b < 5; b += 1) {
      const expected = marked.has(`${a},${b}`) ? [...ink] : corner(a, b);
      assert.equal(middle(a, b), expected, `pair ${a}, ${b}`);
    }
  }
});

test("small cells keep their colour around the mark", () => {
  const axis = Int32Array.of(0, 1, 199, 199);
  const task = { name: "large", firstElements: names(200), secondElements: names(200) };
  const file = sampleGridPicture({
    task,
    train: axis,
    test: new Int32Array(0),
    correct: new Uint8Array(0),
    axis,
  });
  const { plot, at } = decodePicture(file, ink);
  assert.is(plot.width, 800);
  assert.equal(at(plot.x + 4, plot.y), [...trainColour]);
  assert.equal(at(plot.x + 5, plot.y + 1), [...ink]);
  assert.equal(at(plot.x + 799, plot.y + 799), [...trainColour]);
  assert.equal(at(plot.x + 797, plot.y + 798), [...ink]);
});

test("a legend of the states stands below the plot", () => {
  const { at, plot, height } = decodePicture(sampleGridPicture(options), ink);
  const below = new Set<string>();
  for (let y = plot.y + plot.height + 2; y < height; y += 1) {
    for (let x = 0; x < 700; x += 1) below.add(at(x, y).join());
  }
  for (const colour of [trainColour, rightColour, wrongColour, ink])
    assert.ok(below.has(colour.join()), colour.join());
});

test("the same samples give the same bytes", () => {
  assert.is(Buffer.compare(sampleGridPicture(options), sampleGridPicture(options)), 0);
});

test("samples outside the grid are refused", async () => {
  const refuse = (change: Partial<SampleGridPictureOptions>, ...parts: string[]) =>
    failsWith(() => sampleGridPicture({ ...options, ...change }), "INVALID_ARRAY", ...parts);
  await refuse({ train: Int32Array.of(3, 0) }, "train", "the index 3", "below 3");
  await refuse({ train: Int32Array.of(0, 5) }, "train", "the index 5", "below 5");
  await refuse({ axis: Int32Array.of(0, -1) }, "axis", "the index -1");
  await refuse({ test: Int32Array.of(0, 1, 2) }, "test", "3 numbers");
  await refuse({ correct: new Uint8Array(3) }, "correct", "3 entries", "2 entries");
});

test.run();
