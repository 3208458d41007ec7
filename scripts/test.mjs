// npm test: builds everything, then runs the core's tests and every test/**/*.test.ts, each in its own process.
//   npm test -- PATTERN      only the files whose path contains PATTERN (the core's tests are "native/test")
import path from "node:path";
import { build } from "./build.mjs";
import { buildCoreTests, runCoreTests } from "./core-tests.mjs";
import { filesBelow } from "./hash.mjs";
import { relative, root } from "./paths.mjs";
import { pool } from "./pool.mjs";
import { step } from "./steps.mjs";
import { runTestFile } from "./test-file.mjs";

const start = performance.now();
const patterns = process.argv.slice(2);
const coreTests = "native/test";
const wanted = [coreTests, ...filesBelow(path.join(root, "test"), /\.test\.ts$/).map(relative)].filter(
  (name) => patterns.length === 0 || patterns.some((pattern) => name.includes(pattern)),
);

let passed = 0;
let failed = 0;
/** @type {string[]} */
const failures = [];

/** @param {string} name @param {import('./test-file.mjs').FileResult} result */
function report(name, result) {
  passed += result.passed;
  failed += result.failed;
  const count = `${result.passed} passed${result.skipped ? `, ${result.skipped} skipped` : ""}`;
  if (result.reason) {
    failures.push(`${name}: ${result.reason}`);
    console.log(`\n---- ${name} ----\n${result.output.trimEnd()}\n---- end of ${name} ----`);
  }
  const verdict = result.reason || count;
  console.log(
    `${result.reason ? "FAILED" : "ok    "} ${name.padEnd(44)} ${result.seconds.toFixed(1).padStart(6)} s  ${verdict}`,
  );
}

/** @param {string} what */
function failWhole(what) {
  failed += 1;
  failures.push(what);
}

/** Prints the closing lines and ends. @returns {never} */
function close() {
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

if (wanted.length === 0) {
  failWhole(`no test file matches ${patterns.join(" ")}`);
  close();
}
const withCore = wanted.includes(coreTests);
const withBrowser = wanted.some((name) => name.endsWith(".browser.test.ts"));
/** @type {import('./system-packages.mjs').Purpose[]} */
const purposes = ["addon"];
if (withCore) purposes.push("tests");
if (withBrowser) purposes.push("browser");
const { usable, native } = await build(purposes);
if (!usable) failWhole("the build");
if (!native) failWhole("the native addon");
if (withCore) {
  if (await step("core tests", buildCoreTests)) report(coreTests, await runCoreTests());
  else failWhole("the build of the core tests");
}
if (usable) {
  const files = wanted.filter((name) => name !== coreTests);
  await pool(2, files, async (file) => report(file, await runTestFile(file)));
}
close();
