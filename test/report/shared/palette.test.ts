import { test } from "uvu";
import * as assert from "uvu/assert";
import { lineStyle, mostLines } from "../../../src/report/shared/line-style.ts";
import {
  divergingColour,
  ink,
  rightColour,
  trainColour,
  wrongColour,
} from "../../../src/report/shared/palette.ts";
import { sequentialColour } from "../../../src/report/shared/sequential-colour.ts";

test("the diverging scale is white at 0, ends beyond 1 and darkens strictly on both sides alike", () => {
  assert.equal(divergingColour(0), [255, 255, 255]);
  assert.equal(divergingColour(7), divergingColour(1));
  assert.equal(divergingColour(-7), divergingColour(-1));
  const lightness = ([red, green, blue]: readonly number[]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  for (let step = 1; step <= 50; step += 1) {
    for (const sign of [-1, 1]) {
      const here = lightness(divergingColour((sign * step) / 50));
      const before = lightness(divergingColour((sign * (step - 1)) / 50));
      assert.ok(here < before, `${sign * step} is not darker than its neighbour`);
    }
    const gap = lightness(divergingColour(step / 50)) - lightness(divergingColour(-step / 50));
    assert.ok(Math.abs(gap) < 45, `the two sides differ by ${gap} at ${step}`);
  }
});

test("the states of samples stay apart in a grey print", () => {
  const grey = (colour: readonly number[]) => 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
  const shades = [ink, rightColour, wrongColour, trainColour, [255, 255, 255]].map(grey);
  for (let index = 1; index < shades.length; index += 1) {
    assert.ok(shades[index] - shades[index - 1] > 30, `${shades[index - 1]} and ${shades[index]}`);
  }
});

test("the sequential scale ends at viridis' ends and lightens strictly", () => {
  assert.equal(sequentialColour(-3), [68, 1, 84]);
  assert.equal(sequentialColour(7), [253, 231, 37]);
  // Halfway between the fifth and the sixth of its ten colours.
  assert.equal(sequentialColour(0.5), [35, 144, 140]);
  const lightness = ([red, green, blue]: readonly number[]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  for (let step = 1; step <= 50; step += 1)
    assert.ok(
      lightness(sequentialColour(step / 50)) > lightness(sequentialColour((step - 1) / 50)),
      `${step} is not lighter than its neighbour`,
    );
});

test("lines differ in each of colour, dashes and symbol", () => {
  const styles = Array.from({ length: mostLines }, (_, index) => lineStyle(index));
  for (const property of ["colour", "dashes", "symbol"] as const)
    assert.is(new Set(styles.map((style) => String(style[property]))).size, mostLines, property);
  assert.equal(lineStyle(mostLines), styles[0]);
});

test.run();
