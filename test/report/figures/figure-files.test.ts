// The same figure as pixels and as a PDF: sizes, and letters and lines without a system font.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Figure } from "../../../src/report/figures/chart.ts";
import { figure } from "../../../src/report/figures/figure.ts";
import { figurePdf, figurePng } from "../../../src/report/figures/figure-files.ts";
import { writeFigures } from "../../../src/report/figures/write-figures.ts";
import { failsWith } from "../../support/agop-error.ts";
import { closeTo } from "../../support/close-to.ts";
import { textsOf } from "../../support/figure-svg.ts";
import { writeRun } from "../../support/made-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const run = {
  parameters: { op: "x+y", modulus: 3 },
  train: [[0, 0]],
  test: [[0, 1]],
  predicted: [1],
  classes: 3,
  features: { 1: Float64Array.from({ length: 36 }, (_, index) => (index % 7 === 0 ? 1 : 0.1)) },
} as const;

async function inRun(draw: (directory: string) => Promise<Figure>): Promise<Figure> {
  let drawn: Figure | undefined;
  await inTempDirectory(async (directory) => {
    await writeRun(directory, run);
    drawn = await draw(directory);
  });
  assert.ok(drawn !== undefined);
  return drawn;
}

function accuracy(): Promise<Figure> {
  return inRun((directory) => figure({ directory, kind: "accuracy" }));
}

test("PNG: the width that is asked for, lines in their colour, letters beside the axis", async () => {
  const drawn = await accuracy();
  const { svg } = drawn;
  const [, columns, rows] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const { width, height, data } = PNG.sync.read(Buffer.from(await figurePng(drawn, { width: 1280 })));
  assert.is(width, 2 * Number(columns));
  assert.is(height, 2 * Number(rows));
  const count = (
    test: (red: number, green: number, blue: number) => boolean,
    x = 0,
    y = 0,
    w = width,
    h = height,
  ) => {
    let found = 0;
    for (let row = y; row < y + h; row++)
      for (let column = x; column < x + w; column++) {
        const at = 4 * (row * width + column);
        if (test(data[at], data[at + 1], data[at + 2])) found += 1;
      }
    return found;
  };
  const isBlue = (red: number, green: number, blue: number) =>
    red < 30 && Math.abs(green - 114) < 20 && blue > 150;
  assert.ok(count(isBlue) > 500, "the line of the test accuracy");
  const label = textsOf(svg).find(({ text }) => text === "100");
  assert.ok(label !== undefined);
  const isDark = (red: number, green: number, blue: number) => red + green + blue < 300;
  const [x, y] = [Math.round(2 * label.x) - 60, Math.round(2 * label.y) - 20];
  const dark = count(isDark, x, y, 58, 40);
  assert.ok(dark > 80 && dark < 1200, `the letters of 100: ${dark} dark pixels`);
  assert.is(
    count((red, green, blue) => red + green + blue === 765, 0, 0, 8, height),
    8 * height,
    "white margin",
  );
  assert.is(PNG.sync.read(Buffer.from(await figurePng(drawn))).width, 2008);
  await failsWith(() => figurePng(drawn, { width: 3 }), "INVALID_OPTION", /^width: 3/);
});

/** Pixels per metre that a PNG file says it has in print. */
function pixelsPerMetre(png: Uint8Array): readonly number[] {
  const file = Buffer.from(png);
  const at = file.indexOf("pHYs");
  assert.is(file.readUInt8(at + 12), 1, "the unit is the metre");
  return [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8)];
}

test("PNG: as wide in print as a column, whatever its pixels", async () => {
  const drawn = await accuracy();
  for (const [options, pixels] of [
    [{}, 2008],
    [{ dpi: 300 }, 1004],
    [{ width: 850 }, 850],
  ] as const) {
    const png = await figurePng(drawn, options);
    assert.is(PNG.sync.read(Buffer.from(png)).width, pixels);
    for (const density of pixelsPerMetre(png)) closeTo(pixels / density, 0.085, { absolute: 1e-5 }, "metres");
  }
  await failsWith(() => figurePng(drawn, { dpi: 300, width: 850 }), "INVALID_OPTION", /^dpi: 300 beside/);
  await failsWith(() => figurePng(drawn, { dpi: 1 }), "INVALID_OPTION", /^dpi: 1 .*5 to 4781 dots/);
});

test("letters that the font lacks are named, once", async () => {
  const said: string[] = [];
  const listen = ({ message }: Error) => said.push(message);
  process.on("warning", listen);
  try {
    const drawn = await inRun((directory) =>
      figure({ directory, kind: "accuracy", title: "Grüße, Ω ≤ 10⁻³ \u4e2d \u{1f600} é" }),
    );
    await figurePng(drawn, { width: 320 });
    await figurePdf(drawn);
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("warning", listen);
  }
  assert.is(said.length, 1);
  assert.match(said[0], /a box for \u4e2d \u{1f600}, which their font \(Arimo\) lacks/u);
});

test("PDF: one page of the figure's size, the font embedded", async () => {
  const drawn = await accuracy();
  const text = Buffer.from(await figurePdf(drawn)).toString("latin1");
  assert.match(text, /^%PDF-1\.\d/);
  assert.is(text.match(/\/Type \/Page\b/g)?.length, 1);
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  const millimetres = Number(/<svg width="85mm" height="([\d.]+)mm"/.exec(drawn.svg)?.[1]);
  closeTo(Number(width), (85 / 25.4) * 72, { absolute: 0.01 }, "85 mm");
  closeTo(Number(height), (millimetres / 25.4) * 72, { absolute: 0.01 }, "height");
  assert.is(drawn.widthMillimetres, 85);
  assert.is(drawn.heightMillimetres, millimetres);
  assert.match(text, /\/FontFile2 \d+ 0 R/);
  assert.match(text, /\/BaseFont \/[A-Z]{6}\+Arimo/);
  assert.not.match(text, /\/Subtype \/Image/, "lines and letters, no pixels");
  assert.is(Buffer.from(await figurePdf(drawn)).toString("latin1"), text, "the same again");
});

test("all possible figures of a run, as SVG and PNG", async () => {
  await inTempDirectory(async (directory) => {
    await writeRun(directory, run);
    const before = await readdir(directory);
    const written = await writeFigures(directory, directory);
    const kinds = ["accuracy", "loss", "features", "samples", "spectrum", "eigenvalues"];
    assert.equal(
      written.map(({ kind }) => kind),
      kinds,
    );
    const added = (await readdir(directory)).filter((name) => !before.includes(name));
    assert.equal(added.sort(), kinds.flatMap((kind) => [`${kind}.png`, `${kind}.svg`]).sort());
    assert.match(await readFile(path.join(directory, "samples.svg"), "utf8"), /^<svg /);
  });
});

test.run();
