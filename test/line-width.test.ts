// Comments and prose stay within 110 columns; the formatter holds only the code to it.
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { filesBelow } from "./support/imports.ts";
import { root, writtenPages } from "./support/markdown.ts";

const columns = 110;

/** Comment markers at the start of a line, by the extensions of the files. */
const markers: readonly (readonly [RegExp, RegExp])[] = [
  [/\.(ts|mjs|css|cpp|hpp|h)$/, /^\s*(\/\/|\/\*|\*)/],
  [/(\.(py|sh)|CMakeLists\.txt)$/, /^\s*#/],
];

const tooWide = (line: string) => [...line].length > columns;

function wideComments(file: string, text: string): readonly string[] {
  const marker = markers.find(([extension]) => extension.test(file))?.[1];
  return placesOf(file, text, (line) => marker?.test(line) === true && tooWide(line));
}

/** Skips tables, pictures, link definitions, HTML and code: their lines cannot break. */
function wideProse(file: string, text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, (code) => code.replace(/[^\n]+/g, ""));
  return placesOf(file, prose, (line) => tooWide(line) && !/^\s*(\||!\[|\[[^\]]+\]:|<)/.test(line));
}

function placesOf(file: string, text: string, isWide: (line: string) => boolean): readonly string[] {
  return text.split("\n").flatMap((line, index) => (isWide(line) ? [`${file}:${index + 1}`] : []));
}

const read = (file: string) => readFileSync(path.join(root, file), "utf8");

test("comments keep to 110 columns", () => {
  const files = ["src", "test", "scripts", "bench", "native"].flatMap((directory) =>
    filesBelow(root, directory, /(\.(ts|mjs|css|cpp|hpp|h|py|sh)|CMakeLists\.txt)$/),
  );
  assert.ok(files.length > 700);
  assert.equal(
    files.flatMap((file) => wideComments(file, read(file))),
    [],
  );
});

test("written pages keep to 110 columns outside tables, pictures, links and code", () => {
  assert.equal(
    writtenPages.flatMap((file) => wideProse(file, read(file))),
    [],
  );
});

test("a wide comment and a wide paragraph are found at their lines, a wide table is not", () => {
  const long = "word ".repeat(23);
  assert.equal(wideComments("a.ts", `const a = 1;\n// ${long}\nconst b = "${long}";\n`), ["a.ts:2"]);
  assert.equal(wideComments("a.py", `x = 1\n# ${long}\n`), ["a.py:2"]);
  const page = `text\n${long}\n| ${long} |\n\n\`\`\`sh\n${long}\n\`\`\`\n${long}\n`;
  assert.equal(wideProse("a.md", page), ["a.md:2", "a.md:8"]);
});

test.run();
