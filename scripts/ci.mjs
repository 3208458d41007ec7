// Everything that continuous integration checks, from a clean checkout; the last of it is npm test.
import { build } from "./build.mjs";
import { buildWithGyp } from "./build-gyp.mjs";
import { buildCoreTests, runCoreTests } from "./core-tests.mjs";
import { filesBelow } from "./hash.mjs";
import { npm } from "./npm.mjs";
import { checkTarball } from "./pack-check.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

/** @type {string[]} */
const failures = [];

/** @param {string} name @param {() => Promise<import('./steps.mjs').StepResult>} work */
async function check(name, work) {
  if (!(await step(name, work))) failures.push(name);
}

/** @param {string} script */
const npmScript = async (script) => {
  const { ok, output } = await npm(["run", "--silent", script]);
  return { ok, detail: `npm run ${script}`, output };
};

const { usable } = await build(["addon", "tests", "browser", "gyp", "format", "slurm"]);
if (usable) {
  await check("biome", () => npmScript("lint"));
  await check("types", () => npmScript("typecheck"));
  await check("clang-format", async () => {
    const sources = filesBelow(`${root}/native`, /\.[ch]pp$/);
    const { ok, output } = await run("clang-format", ["--dry-run", "-Werror", ...sources]);
    const places = new Set(output.match(/^\S+?:\d+(?=:\d+: error)/gm)); // a line each, without the sources
    return { ok, detail: `${sources.length} files`, output: [...places].join("\n") || output };
  });
  await check("ASan and UBSan", async () => {
    const built = await buildCoreTests(true);
    if (!built.ok) return built;
    const { passed, reason, output } = await runCoreTests(true);
    return { ok: !reason, detail: reason || `${passed} test cases of the core`, output };
  });
  await check("API reference", () => npmScript("docs"));
  await check("node-gyp", buildWithGyp);
  await check("tarball", () => checkTarball());
}

const tests = await npm(["test", "--silent"], { show: true });
if (failures.length > 0) {
  const [, passed = "0", failed = "0"] = /(\d+) passed, (\d+) failed\s*$/.exec(tests.stdout) ?? [];
  for (const failure of failures) console.log(`failed: ${failure}`);
  console.log(`${passed} passed, ${Number(failed) + failures.length} failed`);
}
process.exit(tests.ok && usable && failures.length === 0 ? 0 : 1);
