import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = new URL("../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);

/** Runs an example as a user's module: inside the package, so that "agop" is the compiled package itself. */
function runExample(code: string, name: string): string {
  const directory = new URL("dist/readme-examples/", root);
  mkdirSync(directory, { recursive: true });
  const file = fileURLToPath(new URL(name, directory));
  writeFileSync(file, code);
  try {
    const child = spawnSync(process.execPath, ["--import", "tsx", file], {
      cwd: fileURLToPath(root),
      encoding: "utf8",
    });
    assert.is(child.status, 0, child.stderr);
    return child.stdout;
  } finally {
    rmSync(file);
  }
}

test("the README has its two examples, each under twenty lines", () => {
  assert.is(examples.length, 2);
  for (const code of examples) assert.ok(code.trim().split("\n").length < 20);
});

test("the first example generalises, as the text says", () => {
  const lines = runExample(examples[0], "run.mts").trim().split("\n");
  assert.is(lines.length, 41);
  const [iteration, trainLoss, testAccuracy, solver] = lines[39].split(" ");
  assert.is(iteration, "40");
  assert.ok(Number(trainLoss) < 1e-20, "interpolates");
  assert.ok(Number(testAccuracy) > 0.5, "most fixed points are right");
  assert.is(solver, "cholesky");
  assert.is(lines[40], `M has ${46 * 46} entries; computed by native`);
});

test("the second example returns the square root of a symmetric matrix", () => {
  const output = runExample(examples[1], "stateless.mts");
  assert.match(output, /^Float64Array\(4\) \[/);
});

test.run();
