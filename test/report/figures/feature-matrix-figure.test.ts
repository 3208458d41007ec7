// Feature matrices as figures: the colours of the entries, read from the images of the SVG.
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type FeatureMatrixFigureOptions,
  featureMatrixFigure,
} from "../../../src/report/figures/feature-matrix-figure.ts";
import { divergingColour } from "../../../src/report/shared/palette.ts";
import { failsWith } from "../../support/agop-error.ts";
import { type EmbeddedImage, imagesOf, textsOf } from "../../support/figure-svg.ts";
import { readGolden } from "../../support/golden.ts";

/** N1 = 2, N2 = 3; the largest off-diagonal magnitude is 2, the diagonal goes to 8. */
const features = Float64Array.of(
  ...[8, 1, -2, 0, 0.5],
  ...[1, 4, 0, 2, 0],
  ...[-2, 0, 2, 0, 0],
  ...[0, 2, 0, -8, 0],
  ...[0.5, 0, 0, 0, 0],
);
const task = { firstElements: ["0", "1"], secondElements: ["0", "1", "2"] };

function words(svg: string): readonly string[] {
  return textsOf(svg).map(({ text }) => text);
}

/** The image of M as one block. */
function onlyBlock(options: FeatureMatrixFigureOptions): EmbeddedImage {
  const images = imagesOf(featureMatrixFigure(options).svg);
  assert.is(images.length, 2, "M and the bar of colours");
  return images[0];
}

test("every entry has the colour of its value over the largest off-diagonal one", () => {
  const { svg } = featureMatrixFigure({ features, task });
  const images = imagesOf(svg);
  const sizes = [2, 3];
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      const [below, right] = [Number(row >= 2), Number(column >= 2)];
      const block = images[2 * below + right];
      const pixel = block.cell(row - 2 * below, column - 2 * right, sizes[below], sizes[right]);
      assert.equal(pixel, [...divergingColour(features[5 * row + column] / 2)], `entry ${row}, ${column}`);
    }
  }
  const [whole, beside, under] = images;
  assert.ok(beside.x > whole.x + whole.width && under.y > whole.y + whole.height, "blocks are set apart");
  assert.ok(Math.abs(beside.width / whole.width - 3 / 2) < 0.01, "cells are of one size");
  for (const word of ["first operand a", "second operand b"])
    assert.is(words(svg).filter((each) => each === word).length, 2, word);
});

test("rows run downwards: an unsymmetric entry shows where it stands", () => {
  const matrix = new Float64Array(4);
  matrix[1] = 1;
  const block = onlyBlock({ features: matrix });
  assert.equal(block.cell(0, 1, 2, 2), [...divergingColour(1)], "above right");
  assert.equal(block.cell(1, 0, 2, 2), [255, 255, 255], "below left");
});

test("without a task the coordinates are labelled with indices", () => {
  const { svg, description } = featureMatrixFigure({ features: new Float64Array(36) });
  assert.is(description, "Feature matrix M, 6 x 6");
  assert.ok(words(svg).includes("coordinate"));
  assert.ok(words(svg).includes("0"));
});

test("a combined task has a row for its bit", () => {
  const combined = {
    firstElements: ["0"],
    secondElements: ["0 | x+y", "0 | x-y"],
    taskBit: { secondElements: 1 },
  };
  const { svg } = featureMatrixFigure({
    features: Float64Array.of(3, 1, 2, 1, 3, 1, 2, 1, 3),
    task: combined,
  });
  assert.is(imagesOf(svg).length, 10);
  assert.ok(words(svg).includes("t"));
});

test("a learned matrix", () => {
  const learned = readGolden("mul29_degenerate").features.get(10)!;
  const elements = Array.from({ length: 28 }, (_, index) => String(index + 1));
  const options = { features: learned, task: { firstElements: elements, secondElements: elements } };
  const { svg, widthMillimetres, heightMillimetres } = featureMatrixFigure(options);
  const [first, offDiagonal] = imagesOf(svg);
  assert.equal(first.cell(0, 0, 28, 28), [...divergingColour(1)]);
  // Test pairs of s r^3 satisfy b = 3a: the entry of the first element, 1, with the third, 3.
  assert.equal(offDiagonal.cell(0, 2, 28, 28), [...divergingColour(-1)]);
  assert.is(widthMillimetres, 85);
  assert.ok(heightMillimetres > 85 && heightMillimetres < 110, `${heightMillimetres} mm`);
  assert.ok(svg.length < 200_000, `${svg.length} bytes`);
  assert.is(featureMatrixFigure(options).svg, svg, "the same bytes again");
});

test("large and one-element matrices, the zero and the identity matrix can be drawn", () => {
  const large = onlyBlock({ features: new Float64Array(500 ** 2) });
  assert.equal(large.cell(499, 499, 500, 500), [255, 255, 255]);
  assert.equal(onlyBlock({ features: Float64Array.of(3) }).cell(0, 0, 1, 1), [...divergingColour(1)]);
  assert.equal(onlyBlock({ features: new Float64Array(4) }).cell(0, 0, 2, 2), [255, 255, 255]);
  const identity = featureMatrixFigure({ features: Float64Array.of(1, 0, 0, 1) }).svg;
  assert.equal(imagesOf(identity)[0].cell(0, 0, 2, 2), [...divergingColour(1)]);
  assert.ok(words(identity).includes("0.5"), "the scale ends at the diagonal where there is nothing else");
});

test("title and description are in the record and in the file", () => {
  const { svg, title, description } = featureMatrixFigure({
    features,
    title: "a < b",
    description: "M & more",
  });
  assert.is(title, "a < b");
  assert.is(description, "M & more");
  assert.match(svg, /<title>a &lt; b<\/title><desc>M &amp; more<\/desc>/);
  assert.ok(words(svg).includes("a &lt; b"));
});

test("a long title takes several lines", () => {
  const long =
    "the feature matrix after the last iteration of a run that has been given quite a long title here";
  const [short, tall] = ["M", long].map((title) => featureMatrixFigure({ features, title }));
  assert.ok(tall.heightMillimetres > short.heightMillimetres);
  assert.not.ok(words(tall.svg).includes(long));
  assert.ok(words(tall.svg).join(" ").includes("the feature matrix after"));
});

test("an invalid matrix is refused", async () => {
  const refuse = (options: FeatureMatrixFigureOptions, ...parts: string[]) =>
    failsWith(() => featureMatrixFigure(options), "INVALID_ARRAY", ...parts);
  await refuse({ features: new Float64Array(24) }, "features", "24 entries", "d x d");
  await refuse({ features: new Float64Array(0) }, "features", "0 entries");
  await refuse({ features: features.with(3, NaN) }, "features", "not finite");
  await refuse(
    { features, task: { firstElements: ["0"], secondElements: ["0"] } },
    "task",
    "2 elements",
    "5 elements",
  );
});

test.run();
