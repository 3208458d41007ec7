// npm test: builds everything, then runs the tests of the core and every test/**/*.test.ts, each in a
// separate process.
//   npm test -- PATTERN      only the files whose path contains PATTERN (the core's tests are "native/test")
//   npm test -- --all        also *.ci.test.ts, which are slow: .ci/run does, and whoever names such a file
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { buildCoreTests, runCoreTests } from "./core-tests.mjs";
import { filesBelow } from "./hash.mjs";
import { relative, root, stamps } from "./paths.mjs";
import { pool } from "./pool.mjs";
import { step } from "./steps.mjs";
import { bundleTests } from "./test-bundles.mjs";
import { runTestFile } from "./test-file.mjs";

const start = performance.now();
const args = process.argv.slice(2);
const patterns = args.filter((arg) => arg !== "--all");
const coreTests = "native/test";
const onlyInCi = /\.ci\.test\.ts$/;

/**
 * Start the longest files first: run last, they would leave the other processor idle. A file missing here
 * only starts later.
 */
const slowest = [
  "test/bench/core-bench.ci.test.ts",
  coreTests,
  "test/rfm/golden-reference.test.ts",
  "test/cli/sweep.test.ts",
  "test/report/pages/sweep/sweep-page.browser.test.ts",
  "test/report/pages/run/run-page.browser.test.ts",
  "test/cli/reproduce.test.ts",
  "test/cli/info-demo.test.ts",
  "test/report/figures/run-figures.test.ts",
];
/** Runs beside the others: it mostly waits for a cluster. */
const waiting = "test/sweep/slurm/slurm-sweep.test.ts";

const rank = (/** @type {string} */ name) =>
  slowest.includes(name) ? slowest.indexOf(name) : slowest.length;
const known = [coreTests, ...filesBelow(path.join(root, "test"), /\.test\.ts$/).map(relative)];
const matching = known.filter(
  (name) => patterns.length === 0 || patterns.some((part) => name.includes(part)),
);
const left = args.length > 0 ? [] : matching.filter((name) => onlyInCi.test(name));
const wanted = matching.filter((name) => !left.includes(name)).sort((a, b) => rank(a) - rank(b));

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

/** Processor time of all finished descendants, in seconds; undefined outside Linux. */
function processorSeconds() {
  try {
    const text = readFileSync("/proc/self/stat", "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return undefined;
  }
}

/** Prints the closing lines and ends. @returns {never} */
function close() {
  const used = processorSeconds();
  const processors = used === undefined ? "" : `, ${used.toFixed(0)} s of processor time`;
  console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s in all${processors}`);
  for (const name of left) console.log(`left to .ci/run: ${name}`);
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

if (wanted.length === 0) {
  failWhole(`no test file matches ${patterns.join(" ")}`);
  close();
}
const files = wanted.filter((name) => name !== coreTests);
const withCore = wanted.includes(coreTests);
/** @type {import('./system-packages.mjs').Purpose[]} */
const purposes = ["addon"];
if (withCore) purposes.push("tests");
if (files.some((name) => name.endsWith(".browser.test.ts"))) purposes.push("browser");
const { usable, native } = await build(purposes);
if (!usable) failWhole("the build");
if (!native) failWhole("the native addon");

mkdirSync(stamps, { recursive: true });
const bundles = mkdtempSync(path.join(stamps, "tests-"));
// A test runs as another user, who must be able to read them.
chmodSync(bundles, 0o755);
process.on("exit", () => rmSync(bundles, { recursive: true, force: true }));
const bundled = usable && (await step("test files", () => bundleTests(files, bundles)));
if (usable && !bundled) failWhole("the test files");

async function testCore() {
  // Take half of the processors: the other lane has the rest.
  const jobs = Math.max(1, Math.floor(availableParallelism() / 2));
  if (await step("core tests", () => buildCoreTests(false, jobs))) report(coreTests, await runCoreTests());
  else failWhole("the build of the core tests");
}

/** @param {string} name */
async function test(name) {
  if (name === coreTests) return testCore();
  const file = path.join(bundles, name.replace(/\.ts$/, ".js"));
  report(name, await runTestFile(file, { env: { AGOP_TEST_BUNDLES: bundles } }));
}

const runnable = bundled ? wanted : wanted.filter((name) => name === coreTests);
await Promise.all([
  pool(
    2,
    runnable.filter((name) => name !== waiting),
    test,
  ),
  ...runnable.filter((name) => name === waiting).map(test),
]);
close();
