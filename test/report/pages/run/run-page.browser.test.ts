// The page of a run in a browser: x*y mod 11, trained on everything but the fixed points of s r^5, (a, b) ->
// (b/5, 5a).
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readNpyFile } from "../../../../src/io/npy-read.ts";
import { divergingColour } from "../../../../src/report/shared/palette.ts";
import {
  canvasPixels,
  closeBrowser,
  keepScreenshot,
  type OpenPageOptions,
  openPage,
} from "../../../support/browser.ts";
import { agopHere } from "../../../support/cli.ts";
import { readMatrix } from "../../../support/run-output.ts";

const units = 10;
const d = 2 * units;
const cells = "#features-picture .cells";
const samples = "#samples-picture .cells";
/** Powers of 2, the smallest generator of the units mod 11, as indices: the unit less 1. */
const byLogarithm = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6].map((unit) => unit - 1);

let base = "";
let run = "";

test.before(async () => {
  base = await mkdtemp(path.join(tmpdir(), "agop-test-"));
  run = await reported(
    "run",
    "--op x*y --modulus 11 --partition degenerate --reflections 5 --iterations 5 --save-features all",
  );
});

test.after(async () => {
  await closeBrowser();
  await rm(base, { recursive: true, force: true });
});

/** Runs agop and writes the page. @returns The directory of the run. */
async function reported(name: string, options: string): Promise<string> {
  const directory = path.join(base, name);
  const done = await agopHere(["run", ...options.split(" "), "--out", directory]);
  assert.is(done.status, 0, done.stderr);
  await report(directory);
  return directory;
}

async function report(directory: string): Promise<void> {
  const { status, stdout, stderr } = await agopHere(["report", directory, "--no-figures"]);
  assert.is(status, 0, stderr);
  assert.is(stdout, `${path.join(directory, "report.html")}\n`);
}

/** Opens a page, waits for its pictures, and asserts at the end that it reported no error. */
async function inPage(
  directory: string,
  body: (page: Page) => Promise<void>,
  options?: OpenPageOptions,
): Promise<void> {
  const { page, problems } = await openPage(path.join(directory, "report.html"), options);
  await page.locator("html[data-ready]").waitFor();
  await body(page);
  assert.equal(problems, []);
}

async function savedMatrix(iteration: number): Promise<Float64Array> {
  return (await readMatrix(run, `features-000${iteration}.npy`)).data;
}

function largestOffDiagonal(matrix: Float64Array): number {
  return matrix.reduce((end, value, k) => (k % (d + 1) === 0 ? end : Math.max(end, Math.abs(value))), 0);
}

/** Colours may be off by one: the page keeps 16 bits per entry. */
function hasColour(pixel: readonly number[], colour: readonly number[], message: string): void {
  const close = pixel.every((channel, n) => Math.abs(channel - colour[n]) <= 2);
  assert.ok(close, `${message}: rgb(${pixel}) instead of rgb(${colour})`);
}

async function slideTo(page: Page, iteration: number): Promise<void> {
  await page.getByRole("slider", { name: "Iteration" }).fill(String(iteration - 1));
}

async function hover(page: Page, selector: string, row: number, column: number, size: number): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  assert.ok(box !== null);
  const position = { x: ((column + 0.5) * box.width) / size, y: ((row + 0.5) * box.height) / size };
  await page.locator(selector).hover({ position });
}

test("it shows the run, its outcome and the command that repeats it", async () => {
  await inPage(run, async (page) => {
    assert.is(await page.getByRole("heading", { level: 1 }).textContent(), "x*y mod 11");
    const lead = (await page.locator(".lead").textContent()) ?? "";
    for (const text of ["Training samples", "90", "Test samples", "10", "gaussian, bandwidth 2.5"])
      assert.ok(lead.includes(text), text);
    const command = await page.locator("#repeat").textContent();
    assert.match(command ?? "", /^agop run --op 'x\*y' --modulus 11 .*--partition-file .*config\.json/);
    await keepScreenshot(page, "run-page-light");
  });
});

test("the slider changes M, and every colour matches its value", async () => {
  const [first, last] = [await savedMatrix(1), await savedMatrix(5)];
  await inPage(run, async (page) => {
    for (const [iteration, matrix] of [
      [5, last],
      [1, first],
    ] as const) {
      await slideTo(page, iteration);
      const picture = await canvasPixels(page, cells);
      assert.equal([picture.width, picture.height], [d, d]);
      const end = largestOffDiagonal(matrix);
      for (let row = 0; row < d; row++)
        for (let column = 0; column < d; column++)
          if (row !== column)
            hasColour(
              picture.at(column, row),
              divergingColour(matrix[row * d + column] / end),
              `iteration ${iteration}, row ${row}, column ${column}`,
            );
    }
  });
});

test("views: the diagonal, blocks on separate scales, and the order by discrete logarithm", async () => {
  const matrix = await savedMatrix(5);
  await inPage(run, async (page) => {
    const choose = (name: string) => page.getByRole("radio", { name }).check();
    assert.equal((await canvasPixels(page, cells)).at(3, 3), [246, 247, 248], "left out: the panel's colour");

    await choose("Full");
    const whole = Math.max(...matrix.map(Math.abs));
    hasColour((await canvasPixels(page, cells)).at(3, 3), divergingColour(matrix[3 * d + 3] / whole), "full");

    await choose("Block by block");
    assert.is(await page.locator("#features-scale .scale").count(), 4);
    const block = matrix.filter((_, k) => Math.floor(k / d) < units && k % d < units && k % (d + 1) !== 0);
    const end = Math.max(...block.map(Math.abs));
    hasColour((await canvasPixels(page, cells)).at(1, 0), divergingColour(matrix[1] / end), "block");

    await choose("discrete logarithm");
    const reordered = await canvasPixels(page, cells);
    const off = largestOffDiagonal(matrix);
    for (let row = 0; row < units; row++)
      for (let column = 0; column < units; column++)
        hasColour(
          reordered.at(units + column, row),
          divergingColour(matrix[byLogarithm[row] * d + units + byLogarithm[column]] / off),
          `powers ${row} and ${column}`,
        );
    const names = await page.locator("#features-picture .row-names .tick").allTextContents();
    assert.equal(names.slice(0, 4), ["1", "2", "4", "8"]);
  });
});

test("hovering M shows the names of the elements and the value", async () => {
  const matrix = await savedMatrix(5);
  await inPage(run, async (page) => {
    await hover(page, cells, 2, units + 6, d);
    const said = await page.locator("#features-readout p").allTextContents();
    assert.is(said[0], "row a = 3, column b = 7");
    const value = Number(said[1].replace("−", "-"));
    assert.ok(Math.abs(value - matrix[2 * d + units + 6]) <= 0.005 * Math.abs(value), said[1]);
  });
});

test("hovering a sample shows its label, its prediction, and its orbit", async () => {
  const { data } = await readNpyFile(path.join(run, "predicted-labels.npy"));
  await inPage(run, async (page) => {
    const chosen = page.getByLabel("Orbits and fixed points of").locator("option:checked");
    assert.is(await chosen.textContent(), "s r^5", "what M encodes");
    // 3 x 5 = 15 = 4, and (3, 5) -> (5/5, 15) = (1, 4).
    await hover(page, samples, 2, 4, units);
    assert.equal(await page.locator("#samples-readout p").allTextContents(), [
      "a = 3, b = 5: label 4",
      "training",
      "Orbit under s r^5: (1, 4) training.",
    ]);
    // 1 x 5: the first fixed point, and the first test sample.
    await hover(page, samples, 0, 4, units);
    const predicted = Number((data as Int32Array)[4 * units]) + 1;
    assert.equal(await page.locator("#samples-readout p").allTextContents(), [
      "a = 1, b = 5: label 5",
      `test, ${predicted === 5 ? "right" : "wrong"}: predicted ${predicted}`,
      "Fixed by s r^5.",
    ]);
    const legend = await page.locator("#samples-legend").textContent();
    assert.ok(legend?.includes("training: 90") && legend.includes("fixed points: 10"), legend ?? "");
    assert.is(await page.locator("#strongest .bar-name").first().textContent(), "s r^5");
  });
});

test("the keyboard moves the slider, and the cursor through the cells", async () => {
  await inPage(run, async (page) => {
    const slider = page.getByRole("slider", { name: "Iteration" });
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    assert.is(await slider.getAttribute("aria-valuetext"), "iteration 4 of 5");
    assert.is(await page.locator("#features-note").textContent(), "M after the update of iteration 4.");
    await page.locator(samples).focus();
    const said = page.locator("#samples-readout p");
    assert.is(await said.first().textContent(), "a = 1, b = 1: label 1", "where the keyboard begins");
    for (const key of ["ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
    assert.is(await said.first().textContent(), "a = 2, b = 2: label 4");
    for (const key of ["End", "PageDown"]) await page.keyboard.press(key);
    assert.is(await said.first().textContent(), "a = 10, b = 10: label 1");
    await page.keyboard.press("Escape");
    assert.match((await said.first().textContent()) ?? "", /^Point at a sample/);
  });
});

test("a picture keeps the focus on a resize, and leaves browser shortcuts alone", async () => {
  await inPage(run, async (page) => {
    await page.locator(cells).focus();
    await page.keyboard.press("ArrowRight");
    const told = await page.locator("#features-readout").textContent();
    await page.setViewportSize({ width: 900, height: 700 });
    await page.evaluate("dispatchEvent(new Event('resize'))");
    assert.is(await page.evaluate("document.activeElement.className"), "cells");
    await page.keyboard.press("Control+ArrowRight");
    assert.is(await page.locator("#features-readout").textContent(), told);
    await page.keyboard.press("ArrowRight");
    assert.is.not(await page.locator("#features-readout").textContent(), told);
  });
});

test("dark colours: from the system, and by the button", async () => {
  const matrix = await savedMatrix(5);
  const share = matrix[1] / largestOffDiagonal(matrix);
  await inPage(
    run,
    async (page) => {
      hasColour((await canvasPixels(page, cells)).at(1, 0), divergingColour(share, "dark"), "dark");
      await keepScreenshot(page, "run-page-dark");
      await page.getByRole("button", { name: "Light colours" }).click();
      hasColour((await canvasPixels(page, cells)).at(1, 0), divergingColour(share), "light");
    },
    { dark: true },
  );
});

test("paper has the cells in its own pixels, not magnified", async () => {
  await inPage(run, async (page) => {
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: "print" });
    const picture = "#features-picture .cells-paper";
    assert.ok(await page.locator(picture).isVisible());
    assert.not.ok(await page.locator("#features-picture .cells").isVisible());
    const paper = await canvasPixels(page, picture);
    const shown = await page.locator(picture).boundingBox();
    assert.ok(shown !== null && paper.width >= shown.width, `${paper.width} pixels`);
    const memory = await canvasPixels(page, cells);
    const side = paper.width / memory.width;
    for (const [row, column] of [
      [0, 1],
      [3, 7],
    ])
      assert.equal(paper.at((column + 0.5) * side, (row + 0.5) * side), memory.at(column, row));
  });
});

test("every control and every picture has a name", async () => {
  await inPage(run, async (page) => {
    const lines = (await page.locator("body").ariaSnapshot()).split("\n");
    const named = /^\s*- (button|slider|radio|combobox|application|img|region|figure)\b/;
    const found = lines.filter((line) => named.test(line));
    assert.ok(found.length > 15, found.join("\n"));
    for (const line of found) assert.match(line, /^\s*- '?\w+ "[^"]+/, line);
  });
});

test("a reduced page: one saved matrix, only the last predictions, and no order", async () => {
  const directory = await reported("less", "--op x+y --modulus 7 --iterations 3");
  await rm(path.join(directory, "predicted-labels.npy"));
  await report(directory);
  await inPage(directory, async (page) => {
    assert.ok(await page.getByRole("radio", { name: /discrete logarithm.*this order already/ }).isDisabled());
    const legend = await page.locator("#samples-legend").textContent();
    assert.match(legend ?? "", /training: 24test, (right|wrong)/);
  });
});

test("a combined task: M has a row for the bit, and the page gives reasons for missing parts", async () => {
  const directory = await reported("two", "--op x+y --second-op x-y --modulus 5 --iterations 2");
  await inPage(directory, async (page) => {
    assert.is((await canvasPixels(page, cells)).width, 11);
    assert.match((await page.locator("main").textContent()) ?? "", /a bit tells apart/);
  });
});

test("a name that looks like markup stays text", async () => {
  const table = path.join(base, "table.csv");
  await writeFile(table, "<b>x</b>,y\ny,<b>x</b>\n");
  const directory = await reported("markup", `--table ${table} --iterations 2 --train-fraction 0.8`);
  await inPage(directory, async (page) => {
    assert.is(await page.locator("main b").count(), 0);
  });
});

test.run();
