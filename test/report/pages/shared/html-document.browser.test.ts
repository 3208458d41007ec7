// The frame of every page, in a browser.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { html } from "../../../../src/report/pages/shared/html.ts";
import { htmlDocument } from "../../../../src/report/pages/shared/html-document.ts";
import { closeBrowser, type OpenPage, type OpenPageOptions, openPage } from "../../../support/browser.ts";
import { inTempDirectory } from "../../../support/temp-directory.ts";

test.after(closeBrowser);

async function inDocument(body: (open: OpenPage) => Promise<void>, options?: OpenPageOptions): Promise<void> {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "page.html");
    const main = html`<section><h2>Section</h2><p id="name">${"</script><b>x"}</p></section>`;
    const withoutRuns = { runs: { run: [] } };
    const text = await htmlDocument({
      title: "x < y",
      kind: "Test",
      main,
      data: withoutRuns,
      script: "sweep-page",
    });
    await writeFile(file, text);
    await body(await openPage(file, options));
  });
}

const background = "getComputedStyle(document.documentElement).backgroundColor";

test("it opens without errors, with the given title, landmarks and text", async () => {
  await inDocument(async ({ page, problems }) => {
    assert.is(await page.title(), "x < y · agop");
    assert.is(await page.getByRole("heading", { level: 1 }).textContent(), "x < y");
    for (const role of ["banner", "main", "contentinfo"] as const)
      assert.is(await page.getByRole(role).count(), 1, role);
    assert.is(await page.locator("#name").textContent(), "</script><b>x");
    assert.equal(problems, []);
  });
});

test("requests outside the file are refused and reported", async () => {
  await inDocument(async ({ page, problems }) => {
    const fetched = await page.evaluate<string>(
      `fetch("http://127.0.0.1:9/").then(() => "fetched", () => "refused")`,
    );
    assert.is(fetched, "refused");
    assert.ok(
      problems.some((problem) => problem.includes("Content Security Policy")),
      problems.join("\n"),
    );
  });
});

test("colours follow the system, and the button switches them", async () => {
  await inDocument(
    async ({ page }) => {
      const toggle = page.locator("#theme-toggle");
      assert.is(await page.evaluate(background), "rgb(20, 23, 26)");
      assert.is(await toggle.textContent(), "Light colours", "what the button leads to");
      await toggle.click();
      assert.is(await page.evaluate(background), "rgb(255, 255, 255)");
      assert.is(await toggle.textContent(), "Dark colours");
    },
    { dark: true },
  );
});

test("the first key reaches the link to the content", async () => {
  await inDocument(async ({ page }) => {
    await page.keyboard.press("Tab");
    assert.is(await page.evaluate("document.activeElement.textContent"), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.is(await page.evaluate("document.activeElement.id"), "main");
  });
});

test.run();
