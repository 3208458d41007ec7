// Runs all checks of continuous integration from a clean checkout; npm test with the slow files comes last.
import { build } from "./build.mjs";
import { buildWithGyp } from "./build-gyp.mjs";
import { checkColdStart } from "./cold-start.mjs";
import { buildCoreTests, runCoreTests } from "./core-tests.mjs";
import { filesBelow } from "./hash.mjs";
import { npm } from "./npm.mjs";
import { checkTarball } from "./pack-check.mjs";
import { root } from "./paths.mjs";
import { pool } from "./pool.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

/** @typedef {import('./steps.mjs').StepResult} StepResult */

const start = performance.now();

/** @param {string} script */
const npmScript = async (script) => {
  const { ok, output } = await npm(["run", "--silent", script]);
  return { ok, detail: `npm run ${script}`, output };
};

async function checkFormat() {
  const sources = filesBelow(`${root}/native`, /\.[ch]pp$/);
  const { ok, output } = await run("clang-format", ["--dry-run", "-Werror", ...sources]);
  const places = new Set(output.match(/^\S+?:\d+(?=:\d+: error)/gm)); // one line each, without the sources
  return { ok, detail: `${sources.length} files`, output: [...places].join("\n") || output };
}

async function checkSanitized() {
  const built = await buildCoreTests(true);
  if (!built.ok) return built;
  const { passed, reason, output } = await runCoreTests(true);
  return { ok: !reason, detail: reason || `${passed} test cases of the core`, output };
}

/** Independent steps, the longest first. @type {[string, () => Promise<StepResult>][]} */
const checks = [
  ["ASan and UBSan", checkSanitized],
  ["cold start", checkColdStart],
  ["tarball", () => checkTarball()],
  ["node-gyp", buildWithGyp],
  ["API reference", () => npmScript("docs")],
  ["types", () => npmScript("typecheck")],
  ["biome", () => npmScript("lint")],
  ["clang-format", checkFormat],
];

/** @type {string[]} */
const failures = [];
const { usable } = await build(["addon", "tests", "browser", "gyp", "format", "slurm"]);
if (usable) {
  // Run two at a time: each spends time waiting for the network or for its last compiler.
  await pool(2, checks, async ([name, work]) => {
    if (!(await step(name, work))) failures.push(name);
  });
}

const tests = await npm(["test", "--silent", "--", "--all"], { show: true });
const [, passed = "0", failed = "0"] = /(\d+) passed, (\d+) failed\s*$/.exec(tests.stdout) ?? [];
console.log(`\n${((performance.now() - start) / 1000).toFixed(0)} s with everything before the tests`);
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${passed} passed, ${Number(failed) + failures.length} failed`);
process.exit(tests.ok && usable && failures.length === 0 ? 0 : 1);
