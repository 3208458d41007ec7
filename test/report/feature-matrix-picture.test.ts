import { test } from "uvu";
import * as assert from "uvu/assert";
import { featureMatrixPicture } from "../../src/report/feature-matrix-picture.ts";
import { divergingColour, ink } from "../../src/report/shared/palette.ts";
import { failsWith } from "../support/agop-error.ts";
import { decodePicture } from "../support/decoded-picture.ts";
import { readGolden } from "../support/golden.ts";

/** N1 = 2, N2 = 3; the largest off-diagonal magnitude is 2, the diagonal goes to 8. */
const features = Float64Array.of(
  ...[8, 1, -2, 0, 0.5],
  ...[1, 4, 0, 2, 0],
  ...[-2, 0, 2, 0, 0],
  ...[0, 2, 0, -8, 0],
  ...[0.5, 0, 0, 0, 0],
);
const operands = { firstElements: ["0", "1"], secondElements: ["0", "1", "2"] };
const cell = 130;

test("every entry has the colour of its value over the largest off-diagonal one", () => {
  const { plot, at } = decodePicture(featureMatrixPicture({ features, dimension: 5, operands }), ink);
  assert.is(plot.height, plot.width);
  const separator = plot.width - 5 * cell;
  assert.ok(separator > 0 && separator < 6, `separator of ${separator} pixels`);
  const place = (index: number) => index * cell + (index >= 2 ? separator : 0);
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const expected = divergingColour(features[5 * row + column] / 2);
      for (const inside of [0, cell - 1]) {
        const pixel = at(plot.x + place(column) + inside, plot.y + place(row) + inside);
        assert.equal(pixel, [...expected], `entry ${row}, ${column}`);
      }
    }
  }
  assert.equal(at(plot.x + 2 * cell, plot.y + 10), [...ink], "vertical separator");
  assert.equal(at(plot.x + 10, plot.y + 2 * cell), [...ink], "horizontal separator");
});

test("rows run downwards: an unsymmetric entry shows where it stands", () => {
  const matrix = new Float64Array(4);
  matrix[1] = 1;
  const { plot, at } = decodePicture(featureMatrixPicture({ features: matrix, dimension: 2 }), ink);
  assert.equal(at(plot.x + plot.width - 1, plot.y), [...divergingColour(1)], "above right");
  assert.equal(at(plot.x, plot.y + plot.height - 1), [255, 255, 255], "below left");
});

test("without operands there is one block without separators", () => {
  const { plot } = decodePicture(featureMatrixPicture({ features, dimension: 5 }), ink);
  assert.is(plot.width, 5 * cell);
});

test("a learned matrix is enlarged to about 650 pixels", () => {
  const learned = readGolden("mul29_degenerate").features.get(10)!;
  const elements = Array.from({ length: 28 }, (_, index) => String(index + 1));
  const options = {
    features: learned,
    dimension: 56,
    operands: { firstElements: elements, secondElements: elements },
  };
  const file = featureMatrixPicture(options);
  const { plot, width, at } = decodePicture(file, ink);
  assert.ok(plot.width >= 600 && plot.width <= 700, `${plot.width} pixels`);
  assert.ok(file.length < 30_000, `${file.length} bytes`);
  assert.ok(width > plot.width && width < 1000, `${width} pixels`);
  assert.equal(at(plot.x, plot.y), [...divergingColour(1)]);
  // Test pairs of s r^3 satisfy b = 3a: the entry of the first element, 1, with the third, 3.
  const side = (plot.width - 3) / 56;
  assert.equal(at(plot.x + 30 * side + 3, plot.y), [...divergingColour(-1)]);
  assert.is(Buffer.compare(file, featureMatrixPicture(options)), 0, "the same bytes again");
});

test("large and one-element matrices, the zero and the identity matrix can be drawn", () => {
  const large = decodePicture(
    featureMatrixPicture({ features: new Float64Array(500 ** 2), dimension: 500 }),
    ink,
  );
  assert.is(large.plot.width, 500);
  const one = decodePicture(featureMatrixPicture({ features: Float64Array.of(3), dimension: 1 }), ink);
  assert.equal(one.at(one.plot.x, one.plot.y), [...divergingColour(1)]);
  const zero = decodePicture(featureMatrixPicture({ features: new Float64Array(4), dimension: 2 }), ink);
  assert.equal(zero.at(zero.plot.x, zero.plot.y), [255, 255, 255]);
});

test("title and notes are drawn", () => {
  const blank = featureMatrixPicture({ features, dimension: 5, title: "" });
  const titled = featureMatrixPicture({ features, dimension: 5, title: "M" });
  const { at } = decodePicture(titled, ink);
  assert.equal(at(25, 25), [...ink], "upper left pixel of the letter M");
  assert.equal(decodePicture(blank, ink).at(25, 25), [255, 255, 255]);
});

test("an invalid matrix is refused", async () => {
  const refuse = (options: Parameters<typeof featureMatrixPicture>[0], ...parts: string[]) =>
    failsWith(() => featureMatrixPicture(options), "INVALID_ARRAY", ...parts);
  await refuse({ features, dimension: 4 }, "features", "25 entries", "4 x 4");
  await refuse({ features: new Float64Array(0), dimension: 0 }, "features");
  await refuse({ features: features.with(3, NaN), dimension: 5 }, "features", "not finite");
  await refuse(
    { features, dimension: 5, operands: { firstElements: ["0"], secondElements: ["0"] } },
    "operands",
  );
});

test.run();
