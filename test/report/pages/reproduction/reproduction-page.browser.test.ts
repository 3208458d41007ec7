// The page of the documented reproduction, in a browser.

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { directoryReport } from "../../../../src/report/directory-report.ts";
import { closeBrowser, keepScreenshot, openPage } from "../../../support/browser.ts";
import { inTempDirectory } from "../../../support/temp-directory.ts";

const reproduction = fileURLToPath(new URL("../../../../docs/reproduction/", import.meta.url));

test.after(closeBrowser);

async function inPage(body: (page: Page) => Promise<void>, dark = false): Promise<void> {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "report.html");
    await writeFile(file, await directoryReport(reproduction));
    const { page, problems } = await openPage(file, { dark });
    await body(page);
    assert.equal(problems, []);
  });
}

const shownRows = "tr[data-verdict]:visible";

test("every experiment with its claims, its explanation and its figures", async () => {
  await inPage(async (page) => {
    assert.is(await page.locator("section.experiment").count(), 16);
    const first = page.locator("#E1");
    assert.match(
      (await first.textContent()) ?? "",
      /test 98 %.*98\.4 ± 0 %.*reproduced.*stable under s r\^0/s,
    );
    assert.is(await first.getByRole("img").count(), 5);
    const curves = first.getByRole("img", { name: "E1: test accuracy over the iterations" });
    assert.is(await curves.count(), 1);
    const widths = await page.evaluate<number[]>(
      `Promise.all([...document.querySelectorAll("#E1 img")].map((image) => image.decode().then(() => image.naturalWidth)))`,
    );
    assert.ok(
      widths.every((width) => width > 300),
      String(widths),
    );
    await keepScreenshot(page, "reproduction-page");
  });
});

test("on a dark page the figures are on white cards", async () => {
  await inPage(async (page) => {
    const background = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).backgroundColor`);
    assert.is(await background("#E1 img"), "rgb(255, 255, 255)");
    assert.is(await background("html"), "rgb(20, 23, 26)");
  }, true);
});

test("filters filter", async () => {
  await inPage(async (page) => {
    const all = await page.locator(shownRows).count();
    assert.is(all, 399, "one for each line of summary.csv");
    for (const verdict of ["reproduced", "undecided", "reported"])
      await page.getByRole("checkbox", { name: verdict, exact: true }).uncheck();
    assert.is(await page.locator(shownRows).count(), 1);
    assert.is(await page.locator("section.experiment:visible").getAttribute("id"), "E11");
    assert.is(await page.locator("#shown").textContent(), "1 of 399 measures");
    await page.getByRole("checkbox", { name: "reproduced", exact: true }).check();
    await page.getByLabel("Experiment").selectOption("E3");
    assert.is(await page.locator(shownRows).count(), 6);
    assert.ok(await page.locator("#E3").isVisible());
  });
});

test.run();
