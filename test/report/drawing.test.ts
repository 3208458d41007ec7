import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { forEachGlyphPixel, glyphWidth } from "../../src/report/pixel-font.ts";
import { drawText, fitText, textWidth } from "../../src/report/pixel-text.ts";
import { Raster } from "../../src/report/raster.ts";
import {
  divergingColour,
  ink,
  rightColour,
  trainColour,
  wrongColour,
} from "../../src/report/shared/palette.ts";

function inkedPixels(raster: Raster): string[] {
  const { width, data } = PNG.sync.read(Buffer.from(raster.toPng()));
  const found: string[] = [];
  for (let pixel = 0; pixel < data.length / 4; pixel += 1) {
    if (data[4 * pixel] === ink[0]) found.push(`${pixel % width},${Math.floor(pixel / width)}`);
  }
  return found;
}

function glyphPixels(character: string): string {
  const pixels: string[] = [];
  forEachGlyphPixel(character, (column, row) => {
    assert.ok(column < glyphWidth && row < 9, `${character} stays in its box`);
    pixels.push(`${column},${row}`);
  });
  return pixels.join(" ");
}

const covered = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-*/^()=,.:;%_|<>[]'\"!?#×·";

test("every character has a distinct glyph", () => {
  const missing = glyphPixels("漢");
  const seen = new Map([[missing, "the missing glyph"]]);
  for (const character of covered) {
    const pixels = glyphPixels(character);
    assert.is(seen.get(pixels), undefined, `${character} looks like ${seen.get(pixels)}`);
    assert.ok(pixels.length > 0, character);
    seen.set(pixels, character);
  }
  assert.is(glyphPixels(" "), "");
  assert.is(glyphPixels("constructor"), missing);
});

test("text reads to the right, or upwards when turned", () => {
  const flat = new Raster(8, 9);
  drawText(flat, "L", 1, 1, { scale: 1 });
  assert.equal(inkedPixels(flat), ["1,1", "1,2", "1,3", "1,4", "1,5", "1,6", ..."12345"].map(lastRow));
  const turned = new Raster(9, 8);
  drawText(turned, "L", 1, 6, { scale: 1, vertical: true });
  // The rotated L: its stem at the bottom, its foot at the right.
  assert.equal(inkedPixels(turned).sort(), [
    "1,5",
    "2,5",
    "3,5",
    "4,5",
    "5,5",
    "6,5",
    "7,1",
    "7,2",
    "7,3",
    "7,4",
    "7,5",
  ]);
});

function lastRow(pixel: string): string {
  return pixel.includes(",") ? pixel : `${pixel},7`;
}

test("the width of text and its cut to a width", () => {
  assert.is(textWidth("", 2), 0);
  assert.is(textWidth("a", 1), 5);
  assert.is(textWidth("ab", 2), 22);
  assert.is(fitText("abcdef", textWidth("abcdef")), "abcdef");
  assert.is(fitText("abcdef", textWidth("abcdef") - 1), "abc..");
  assert.is(fitText("abcdef", 10), "");
});

test("drawing beyond the edges is clipped", () => {
  const raster = new Raster(2, 2);
  raster.fill({ x: -5, y: 1, width: 20, height: 20 }, ink);
  raster.fill({ x: 1, y: -5, width: 1, height: 6 }, ink);
  assert.equal(inkedPixels(raster), ["1,0", "0,1", "1,1"]);
});

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

test.run();
