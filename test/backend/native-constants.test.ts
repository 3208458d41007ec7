// Constants defined in both languages must agree.
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";

/** The integer value of a constant in a file of the repository. */
function constant(file: string, name: string): number {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
  const found = new RegExp(`\\b${name} = (\\d+);`).exec(text);
  assert.ok(found, `${file} defines no integer ${name}`);
  return Number(found[1]);
}

test("largest number of threads of OpenBLAS", () => {
  const native = constant("native/core/threads/job.hpp", "maxThreads");
  assert.is(constant("src/backend/threads.ts", "maxThreads"), native);
});

test("largest order for divide and conquer", () => {
  const native = constant("native/core/dense/symmetric_solve.hpp", "divideAndConquerLimit");
  assert.is(constant("src/sweep/run-cost.ts", "largestDividedSolve"), native);
});

test.run();
