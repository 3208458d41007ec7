// Every exported value has an example in its doc comment; the examples compile, run, and print the text of
// their comments.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compileExamples, expectedLines, exportedValues } from "./support/api-examples.ts";
import { root } from "./support/markdown.ts";
import { inTempDirectory } from "./support/temp-directory.ts";

interface ExampleResult {
  readonly file: string;
  readonly lines: readonly string[];
  readonly error?: string;
}

const values = exportedValues();
let results: ReadonlyMap<string, ExampleResult> = new Map();

/** Runs node like a user, without the options of the test. @returns Standard output. */
function node(directory: string, ...args: readonly string[]): string {
  const child = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  assert.is(child.status, 0, child.stderr);
  return child.stdout;
}

/** Writes the directories read by examples: my-run and my-sweep. */
function makeResults(directory: string): void {
  const agop = (...args: readonly string[]) => node(directory, path.join(root, "dist/cli/main.js"), ...args);
  const task = ["--op", "x+y", "--modulus", "7", "--iterations", "3"];
  agop("run", ...task, "--save-features", "all", "--out", "my-run");
  agop("sweep", ...task, "--seeds", "2", "--processes", "1", "--out", "my-sweep");
}

test("every exported value has an example", () => {
  assert.ok(values.filter(({ isFunction }) => isFunction).length > 90);
  const without = values.filter(({ example }) => example === undefined).map(({ name }) => name);
  assert.equal(without, []);
});

test("the examples compile", () =>
  inTempDirectory(async (directory) => {
    const files = compileExamples(values);
    makeResults(directory);
    const output = node(directory, path.join(root, "test/support/run-examples.mjs"), ...files.values());
    const list: readonly ExampleResult[] = JSON.parse(output);
    results = new Map([...files.keys()].map((name, index) => [name, list[index]]));
  }));

for (const { name, example } of values) {
  if (example === undefined) continue;
  test(`example of ${name}`, () => {
    const { lines, error } = results.get(name) ?? { lines: [], error: "did not run" };
    assert.is(error, undefined, error);
    const expected = expectedLines(example);
    // Skip examples without a comment after console.log: their output depends on the run.
    if (expected.length > 0) assert.equal(lines, expected);
  });
}

test.run();
