// Names and titles with characters forbidden in XML, from the helper to every figure and the page of a run.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { directoryReport } from "../../../src/report/directory-report.ts";
import { allFigures, figure } from "../../../src/report/figures/figure.ts";
import { figurePdf, figurePng } from "../../../src/report/figures/figure-files.ts";
import { escapeMarkup } from "../../../src/report/shared/escape-markup.ts";
import { visibleText } from "../../../src/report/shared/visible-text.ts";
import { agopHere } from "../../support/cli.ts";
import { writeRun } from "../../support/made-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** The production Char of XML 1.0, without its control characters. */
function isXmlCharacter(code: number): boolean {
  if (code === 0x9 || code === 0xa || code === 0xd) return true;
  if (code >= 0x7f && code <= 0x9f) return false;
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function badCharacters(text: string): readonly string[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
    .filter((code) => !isXmlCharacter(code))
    .map((code) => code.toString(16));
}

test("every code unit is kept or spelt out", () => {
  for (let code = 0; code <= 0xffff; code += 1) {
    const shown = visibleText(`a${String.fromCharCode(code)}b`);
    const spelt = `a\\u${code.toString(16).padStart(4, "0")}b`;
    assert.is(shown, isXmlCharacter(code) ? `a${String.fromCharCode(code)}b` : spelt);
  }
  assert.is(visibleText("\ud83d\ude00 字 \u0301x"), "\ud83d\ude00 字 \u0301x");
  assert.is(visibleText("\ude00\ud83d"), "\\ude00\\ud83d");
  assert.is(escapeMarkup("<\u0001>"), "&lt;\\u0001&gt;");
});

/** Names of five elements, and a table of their sums. */
const names = ["a\u0001b", "\u0000", "g\ufffeh", "\ud83d", "x\u007fy\u0085"];
const table = names.map((_, row) => names.map((_, column) => names[(row + column) % 5]));
const title = "bell\u0007 and half \udc00";

async function inRun(act: (directory: string) => Promise<void>): Promise<void> {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "table.json");
    await writeFile(file, JSON.stringify({ table, rows: names, columns: names }));
    const features = Float64Array.from({ length: 100 }, (_, entry) => (entry % 11 === 0 ? 1 : 0.1));
    await writeRun(directory, {
      parameters: { table: file },
      train: [
        [0, 0],
        [1, 1],
      ],
      test: [[0, 1]],
      predicted: [1],
      classes: 5,
      features: { 1: features, 2: features },
    });
    await act(directory);
  });
}

test("figures of such names and titles are well-formed, and become PNG and PDF", async () => {
  await inRun(async (directory) => {
    const kinds: string[] = [];
    for await (const { kind, figure: drawn } of allFigures(directory)) {
      kinds.push(kind);
      assert.equal(badCharacters(drawn.svg), [], kind);
      assert.ok(PNG.sync.read(Buffer.from(await figurePng(drawn, { width: 320 }))).height > 0, kind);
      assert.ok((await figurePdf(drawn)).length > 1000, kind);
    }
    assert.ok(kinds.includes("features") && kinds.includes("samples") && kinds.includes("spectrum"));
    const titled = await figure({ directory, kind: "samples", title });
    assert.equal(badCharacters(titled.svg), []);
    assert.match(titled.svg, "<title>bell\\u0007 and half \\udc00</title>");
    assert.match(titled.svg, ">a\\u0001b</text>");
  });
});

test("the page of such a run spells them out, in its markup and in its data", async () => {
  await inRun(async (directory) => {
    const run = "run --table table.json --train-fraction 0.5 --iterations 2 --save-features all --out run";
    assert.is((await agopHere(run.split(" "), { cwd: directory })).status, 0);
    const page = await directoryReport(path.join(directory, "run"));
    assert.equal(badCharacters(page), []);
    const json = /<script type="application\/json" id="page-data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    const { samples } = JSON.parse(json);
    assert.equal(samples.firstElements.slice(0, 2), ["a\\u0001b", "\\u0000"]);
  });
});

test.run();
