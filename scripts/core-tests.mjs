// The tests of the C++ core (doctest): builds them, runs them, counts their cases.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { addonBuild, addonFile, root, sanitizedTestBuild, testBuild } from "./paths.mjs";
import { ending, run } from "./run.mjs";

/** The core library of the addon build; empty before the build. */
function builtCore() {
  const library = path.join(addonBuild, "libagop_core.a");
  return existsSync(addonFile) && existsSync(library) ? library : "";
}

/**
 * Builds the tests of the core, reusing the core library of the addon if possible: call it once the addon is
 * up to date.
 * @param {boolean} [sanitize] under AddressSanitizer and UndefinedBehaviorSanitizer; default: false
 * @param {number} [jobs] parallel compilers; default: one per processor
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function buildCoreTests(sanitize = false, jobs = availableParallelism()) {
  const build = sanitize ? sanitizedTestBuild : testBuild;
  const cache = path.join(build, "CMakeCache.txt");
  if (existsSync(cache) && !readFileSync(cache, "utf8").includes(`CMAKE_HOME_DIRECTORY:INTERNAL=${root}\n`)) {
    rmSync(build, { recursive: true, force: true }); // CMake cannot reconfigure a copied or moved tree
  }
  const type = sanitize ? "RelWithDebInfo" : "Release";
  const options = ["-DAGOP_TESTS=ON", "-DAGOP_ADDON=OFF", `-DCMAKE_BUILD_TYPE=${type}`];
  if (sanitize) options.push("-DAGOP_SANITIZE=ON");
  else options.push(`-DAGOP_CORE_LIBRARY=${builtCore()}`);
  if (!existsSync(cache) && (await run("ninja", ["--version"])).ok) options.push("-G", "Ninja");
  const configured = await run("cmake", ["-S", root, "-B", build, ...options]);
  if (!configured.ok) return { ok: false, detail: "cmake configure", output: configured.output };
  const built = await run("cmake", ["--build", build, "--parallel", String(jobs)]);
  return { ok: built.ok, detail: "cmake build", output: built.output };
}

/**
 * @param {boolean} sanitize
 * @returns {Promise<import('./test-file.mjs').FileResult>}
 */
export async function runCoreTests(sanitize = false) {
  const program = path.join(sanitize ? sanitizedTestBuild : testBuild, "agop_core_test");
  const env = {
    ASAN_OPTIONS: process.env.ASAN_OPTIONS ?? "detect_stack_use_after_return=1:strict_string_checks=1",
    UBSAN_OPTIONS: process.env.UBSAN_OPTIONS ?? "print_stacktrace=1",
  };
  const result = await run(program, ["--no-colors=true"], { limit: 600, env });
  return judgeDoctest(result);
}

/** @param {import('./run.mjs').RunResult} result @returns {import('./test-file.mjs').FileResult} */
export function judgeDoctest(result) {
  const { output, seconds } = result;
  const counts = /test cases: *(\d+) *\| *(\d+) passed *\| *(\d+) failed/.exec(output);
  const passed = Number(counts?.[2] ?? 0);
  let failed = Number(counts?.[3] ?? 0);
  let reason = failed > 0 ? `${failed} failed` : "";
  if (!counts || passed + failed === 0) reason = `no test case was counted (${ending(result)})`;
  else if (!result.ok && failed === 0) reason = ending(result);
  if (reason && failed === 0) failed = 1;
  return { passed, failed, skipped: 0, reason, output, seconds };
}
