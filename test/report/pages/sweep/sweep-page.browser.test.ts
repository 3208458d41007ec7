// The page of a sweep in a browser, from made-up records with known results.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { sweepPage } from "../../../../src/report/pages/sweep/sweep-page.ts";
import { sequentialColour } from "../../../../src/report/shared/sequential-colour.ts";
import { type ParameterGrid, plannedRuns } from "../../../../src/sweep/grid.ts";
import {
  canvasPixels,
  closeBrowser,
  keepScreenshot,
  type OpenPage,
  type OpenPageOptions,
  openPage,
} from "../../../support/browser.ts";
import { matchesSnapshot } from "../../../support/snapshot.ts";
import { sweepRecord } from "../../../support/sweep-records.ts";
import { inTempDirectory } from "../../../support/temp-directory.ts";

test.after(closeBrowser);

type CurveOf = (fraction: number, seed: number) => readonly number[] | null | undefined;

const integers = (count: number) => Array.from({ length: count }, (_, n) => n);

/**
 * Opens the page of a sweep.
 * @param curveOf Test accuracies; null for a failed run, undefined for a run not yet done.
 */
async function inSweepPage(
  grid: ParameterGrid,
  curveOf: CurveOf,
  body: (open: OpenPage, directory: string) => Promise<void>,
  options?: OpenPageOptions,
): Promise<void> {
  await inTempDirectory(async (directory) => {
    const planned = plannedRuns({ grids: grid });
    const records = planned.flatMap((run) => {
      const { trainFraction = 0, seed = 0 } = run.parameters;
      const curve = curveOf(trainFraction, seed);
      return curve === undefined ? [] : [sweepRecord({ ...run, curve })];
    });
    const sweep = { agop: "0.1.0", runs: planned.length, grids: [grid], repeat: 1, saveFeatures: null };
    await writeFile(path.join(directory, "sweep.json"), JSON.stringify(sweep));
    const lines = records.map((record) => `${JSON.stringify(record)}\n`);
    await writeFile(path.join(directory, "runs.jsonl"), lines.join(""));
    await mkdir(path.join(directory, "runs", "000003"), { recursive: true });
    await writeFile(path.join(directory, "runs", "000003", "report.html"), "<title>run 3</title>");
    const file = path.join(directory, "report.html");
    await writeFile(file, await sweepPage(directory));
    await body(await openPage(file, options), directory);
  });
}

const small: ParameterGrid = {
  op: "x+y",
  modulus: 7,
  trainFraction: [0.2, 0.5, 0.8],
  kernel: ["gaussian", "quadratic"],
  seed: [0, 1, 2, 3],
};

/** 0 for the least fraction, one half for the next and 1 for the greatest, where seed 3 fails. */
const steep: CurveOf = (fraction, seed) => {
  if (fraction === 0.2) return [0, 0];
  if (fraction === 0.5) return [0.1, 0.5];
  return seed === 3 ? null : [0.2, 1];
};

const rowsShown = (page: Page) => page.locator("#run-rows tr");
const columnTexts = (page: Page, column: number) =>
  page.locator(`#run-rows tr td:nth-child(${column})`).allTextContents();
const count = (page: Page) => page.locator("#run-count").textContent();

for (const dark of [false, true])
  test(`it opens without errors and names the swept parameters, in ${dark ? "dark" : "light"} colours`, async () => {
    await inSweepPage(
      small,
      steep,
      async ({ page, problems }, directory) => {
        await page.locator("#learning-chart").scrollIntoViewIfNeeded();
        await page.locator("#learning-chart svg").waitFor();
        assert.equal(problems, []);
        assert.is(
          await page.locator("#sweep-command").textContent(),
          `agop sweep --op x+y --modulus 7 --train-fraction 0.2:0.8:0.3 --kernel gaussian,quadratic --seeds 4 --out ${directory}`,
        );
        assert.match(String(await page.locator(".facts").textContent()), /Runs done22 of 24Runs failed2/);
        assert.match(
          String(await page.locator("#failures").textContent()),
          /DIVERGED: the loss is no number/,
        );
        await keepScreenshot(page, `sweep-page-${dark ? "dark" : "light"}`);
      },
      { dark },
    );
  });

test("the page after its script, as a screen reader sees it", async () => {
  await inSweepPage(small, steep, async ({ page }, directory) => {
    await page.locator("#runs").getByLabel("Seed").selectOption({ label: "0" });
    await page.getByText("have a curve: 6.").waitFor();
    const heard = (await page.locator("body").ariaSnapshot())
      .replaceAll(directory, "my-sweep")
      .replaceAll(path.basename(directory), "my-sweep");
    await matchesSnapshot(import.meta.url, "sweep-page-heard.txt", `${heard}\n`);
  });
});

/** Position of a cell of the phase diagram, from the frames of its neighbours in the tooltip. */
async function cornerOf(page: Page): Promise<readonly [number, number]> {
  const script =
    "(({ style }) => [parseFloat(style.left), parseFloat(style.top)])(document.getElementById('phase-cell'))";
  return page.evaluate<[number, number]>(script);
}

test("a cell of the phase diagram has the colour of its mean, and shows the mean to keyboard users", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    const pixels = await canvasPixels(page, "#phase-canvas");
    await page.locator("#phase-canvas").focus();
    for (const [key, mean, share] of [
      ["Home", " 0.0 %", 0],
      ["ArrowRight", " 50.0 %", 0.5],
      ["ArrowRight", " 100.0 %", 1],
    ] as const) {
      await page.keyboard.press(key);
      const [left, top] = await cornerOf(page);
      assert.equal(pixels.at(left + 2, top + 2), [...sequentialColour(share)], key);
      const told = String(await page.locator("#phase-tip").textContent());
      assert.ok(told.includes(mean), told);
      assert.match(told, /kernel gaussian, training fraction 0\.[258], seed 0/);
    }
  });
});

test("the mean over the seeds, if they are no axis of the diagram", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.locator("#phase-y").selectOption("none");
    await page.locator("#phase-canvas").focus();
    await page.keyboard.press("End");
    assert.match(
      String(await page.locator("#phase-tip").textContent()),
      /test accuracy: mean 100\.0 %, standard deviation 0\.0 %, from 100\.0 % to 100\.0 %, 3 of 4 runs/,
    );
    await page.locator("#phase-tables summary").click();
    const table = page.locator("#phase-tables table").first();
    assert.equal(await table.locator("tbody td").allTextContents(), [
      "0.0 % ± 0.0 % (4)",
      "50.0 % ± 0.0 % (4)",
      "100.0 % ± 0.0 % (3/4)",
    ]);
  });
});

test("Enter on a cell lists its runs", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.locator("#phase-canvas").focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    assert.is(await count(page), "1 to 1 of 1 matching runs of 24");
    assert.equal(await columnTexts(page, 2), ["16"]);
  });
});

test("the keyboard reaches the ends of rows and columns and the next panel, and leaves the diagram", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.locator("#phase-canvas").focus();
    const tip = page.locator("#phase-tip");
    assert.match(String(await tip.textContent()), /^kernel gaussian, training fraction 0\.2, seed 0/);
    for (const key of ["End", "PageUp", "ArrowRight"]) await page.keyboard.press(key);
    assert.match(String(await tip.textContent()), /^kernel quadratic, training fraction 0\.2, seed 3/);
    await page.keyboard.press("PageDown");
    assert.match(String(await tip.textContent()), /^kernel quadratic, training fraction 0\.2, seed 0/);
    await page.locator("#phase-canvas").blur();
    assert.ok(await tip.isHidden());
  });
});

test("a tap on a cell shows its tooltip and lists its runs", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.locator("#phase-canvas").focus();
    await page.keyboard.press("Home");
    const [left, top] = await cornerOf(page);
    await page.locator("#phase-canvas").blur();
    const box = await page.locator("#phase-canvas").boundingBox();
    assert.ok(box !== null);
    // A tap: a click without a pointer move before it.
    const place = { clientX: box.x + left + 3, clientY: box.y + top + 3 };
    await page.locator("#phase-canvas").dispatchEvent("click", place);
    assert.match(String(await page.locator("#phase-tip").textContent()), /training fraction 0\.2, seed 0/);
    assert.is(await count(page), "1 to 1 of 1 matching runs of 24");
  });
});

test("filters select runs by their values, and all of them again", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    assert.is(await rowsShown(page).count(), 24);
    await page.locator("#runs").getByLabel("Kernel").selectOption("quadratic");
    assert.equal([...new Set(await columnTexts(page, 5))], ["quadratic"]);
    assert.is(await rowsShown(page).count(), 12);
    await page.getByLabel("status").selectOption("failed");
    assert.equal(await columnTexts(page, 2), ["23"]);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByLabel("Text", { exact: true }).fill("no number");
    assert.equal(await columnTexts(page, 2), ["19", "23"]);
    assert.is(await count(page), "1 to 2 of 2 matching runs of 24");
    await page.getByLabel("Text", { exact: true }).fill("nothing of the kind");
    assert.is(await count(page), "No run of 24 matches.");
    await page.getByRole("button", { name: "Clear filters" }).click();
    assert.is(await rowsShown(page).count(), 24);
  });
});

test("headings sort the runs, and announce it", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    const heading = page.getByRole("columnheader", { name: "Test accuracy", exact: true });
    await heading.getByRole("button").click();
    assert.is(await heading.getAttribute("aria-sort"), "ascending");
    assert.is((await columnTexts(page, 7))[0], "0.0 %");
    await heading.getByRole("button").click();
    assert.is(await heading.getAttribute("aria-sort"), "descending");
    const texts = await columnTexts(page, 7);
    assert.equal(
      [texts[0], texts[5], texts[6], texts[22], texts[23]],
      ["100.0 %", "100.0 %", "50.0 %", "", ""],
    );
    const run = page.getByRole("columnheader", { name: "Run", exact: true });
    assert.is(await run.getAttribute("aria-sort"), "none");
  });
});

test("a run links to its page if it exists, and otherwise shows its command", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    assert.is(
      await page.locator("[data-run='4'] code").textContent(),
      "agop run --op x+y --modulus 7 --train-fraction 0.2 --seed 0 --kernel quadratic",
    );
    await page.getByRole("link", { name: "report of run 3" }).click();
    assert.is(await page.title(), "run 3");
  });
});

test("the learning curves are those of the selected runs", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.getByText("have a curve: 22.").waitFor();
    await page.getByLabel("learning curve of run 9").check();
    await page.getByLabel("learning curve of run 16").check();
    await page.getByText("Selected in the table: 2.").waitFor();
    assert.is(
      await page.locator("#learning-chart-legend").textContent(),
      "run 9 (0.5, 1, gaussian)run 16 (0.8, 0, gaussian)",
    );
    await page.locator("#learning-table summary").click();
    assert.equal(await page.locator("#learning-table td").allTextContents(), ["10", "50", "20", "100"]);
    assert.ok(await page.getByLabel("learning curve of run 19").isDisabled(), "a failed run has no curve");
  });
});

test("learning curves: coloured by a parameter, the loss as well, and the line nearest to the pointer first", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    const chart = page.locator("#learning-chart");
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("svg").waitFor();
    await page.locator("#learning-by").selectOption({ label: "kernel" });
    assert.is(await page.locator("#learning-chart-legend").textContent(), "kernelgaussianquadratic");
    const box = await chart.boundingBox();
    assert.ok(box !== null);
    const tip = page.locator("#learning-chart > div").last();
    const first = async (height: number) => {
      await page.mouse.move(box.x + box.width - 30, box.y + height);
      await tip.getByText("iteration").waitFor();
      await page.waitForTimeout(300);
      const [, nearest] = /iteration (?:\d+)(?:.*?)([\d.]+) %/.exec(String(await tip.textContent())) ?? [];
      return Number(nearest);
    };
    assert.ok((await first(30)) > (await first(box.height - 70)), "above the greatest, below the least");
    await page.locator("#learning-quantity").selectOption({ label: "test loss" });
    await page.locator("#learning-table summary").click();
    await page.locator("#learning-table td").first().waitFor();
    // Every loss of these runs is 1.
    const losses = await page.locator("#learning-table td").allTextContents();
    assert.equal([...new Set(losses)], ["1.00e+0"]);
  });
});

const charts = ["#curve-chart", "#times-chart", "#learning-chart"];

test("a chart far below is drawn without being looked at, and again in the colours of that moment", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.getByText("have a curve: 22.").waitFor();
    await page.locator("#learning-chart svg").waitFor();
    assert.is(await page.evaluate("scrollY"), 0);
    await page.locator("#theme-toggle").click();
    await page.locator("html[data-theme='dark']").waitFor();
    await page.locator("#learning-chart").scrollIntoViewIfNeeded();
    await page.locator("#learning-chart svg text[fill='rgb(230, 232, 234)']").first().waitFor();
    const ink = await page.evaluate("getComputedStyle(document.body).color");
    assert.is(ink, "rgb(230, 232, 234)", "dark");
  });
});

test("print shows all charts", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.getByText("have a curve: 22.").waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    for (const chart of charts) assert.is(await page.locator(`${chart} svg`).count(), 1, chart);
  });
});

test("print shows the whole table of runs, under its headings", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.getByText("have a curve: 22.").waitFor();
    await page.emulateMedia({ media: "print" });
    const heights = "(({ clientHeight, scrollHeight }) => [clientHeight, scrollHeight])";
    const [shown, whole] = await page.evaluate<[number, number]>(
      `${heights}(document.querySelector(".run-list"))`,
    );
    assert.is(shown, whole);
    assert.is(await page.locator("#run-filters button:visible").count(), 0);
    assert.ok(await page.locator(".runs thead").getByText("kernel").isVisible());
  });
});

test("one iteration is a point", async () => {
  await inSweepPage(
    small,
    () => [0.5],
    async ({ page }) => {
      await page.locator("#learning-chart").scrollIntoViewIfNeeded();
      await page.locator("#learning-chart svg").waitFor();
      const texts = await page.locator("#learning-chart svg text").allTextContents();
      assert.equal(
        texts.filter((text) => /^[\d.]+$/.test(text)),
        ["0", "1", "2"],
      );
      // ECharts draws a symbol as a scaled circle of radius 1.
      const marks = await page.locator('#learning-chart svg path[d^="M1 0A1 1"]').count();
      assert.is(marks, 24, "a mark for each run");
    },
  );
});

test("pictures of the filtered runs only", async () => {
  await inSweepPage(small, steep, async ({ page }) => {
    await page.locator("#runs").getByLabel("Kernel").selectOption("gaussian");
    await page.getByLabel("draw the pictures above from these runs only").check();
    await page.locator("#times-table summary").click();
    const runs = page.locator("#times-table tbody td:nth-child(2)");
    assert.equal(await runs.allTextContents(), ["4", "4", "3"]);
  });
});

test("a sweep without varying parameters, without finished runs, and with only failed runs", async () => {
  const single: ParameterGrid = { op: "x+y", modulus: 7 };
  await inSweepPage(single, steep, async ({ page, problems }) => {
    await page.getByText("have a curve: 1.").waitFor();
    assert.is(await page.locator("#phase").count(), 0);
    assert.equal(problems, []);
  });
  await inSweepPage(
    small,
    () => null,
    async ({ page, problems }) => {
      await page.getByText("have a curve: 0.").waitFor();
      assert.match(String(await page.locator("#failures tbody").textContent()), /no number24/);
      assert.equal(problems, []);
    },
  );
  await inSweepPage(
    small,
    () => undefined,
    async ({ page, problems }) => {
      assert.match(String(await page.locator("main").textContent()), /No run has finished yet/);
      assert.match(String(await page.locator(".facts").textContent()), /Runs done0 of 24/);
      assert.equal(problems, []);
    },
  );
});

test("5000 runs of 60 iterations: a small file, few rows in the page, and filters that work", async () => {
  const large: ParameterGrid = {
    op: "x+y",
    modulus: 31,
    trainFraction: integers(25).map((n) => Number((0.1 + 0.03 * n).toFixed(2))),
    kernel: ["gaussian", "quadratic"],
    seed: integers(100),
  };
  const noisy: CurveOf = (fraction, seed) =>
    integers(60).map((n) =>
      Math.min(1, fraction * (n / 59) * (0.9 + 0.2 * Math.abs(Math.sin(seed * 60 + n)))),
    );
  await inSweepPage(large, noisy, async ({ page, problems }) => {
    await page.getByText("have a curve: 5000. The chart has an even choice of 50 of them.").waitFor();
    const size = (await page.content()).length;
    assert.ok(size < 8e6, `${size} characters`);
    assert.is(await count(page), "1 to 50 of 5000 runs");
    assert.ok((await rowsShown(page).count()) <= 100);
    await page.locator("#runs").getByLabel("Seed").selectOption({ label: "42" });
    assert.is(await count(page), "1 to 50 of 50 matching runs of 5000");
    assert.equal([...new Set(await columnTexts(page, 4))], ["42"]);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("button", { name: "Last" }).click();
    assert.is(await count(page), "4951 to 5000 of 5000 runs");
    assert.is((await columnTexts(page, 2)).at(-1), "4999");
    assert.match(
      String(await page.locator("#learning-runs").textContent()),
      /have a curve: 5000\. The chart has an even choice of 50 of them\./,
    );
    assert.equal(problems, []);
    await keepScreenshot(page, "sweep-page-5000-runs");
  });
});

test.run();
