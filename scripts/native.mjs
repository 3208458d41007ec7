// The addon: checks that it is up to date and builds it.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";
import { hashOf } from "./hash.mjs";
import { readReport, writeReport } from "./install-report.mjs";
import { loadInChild } from "./load-addon.mjs";
import { addonBuild, addonFile, environmentFile, root } from "./paths.mjs";
import { ending, run } from "./run.mjs";
import { packageNames, remedyFor, survey, usable } from "./system-packages.mjs";

/** @typedef {import('./install-report.mjs').InstallReport} InstallReport */

const require = createRequire(path.join(root, "package.json"));

/** Hash of the inputs of the addon that can change in place. */
function sourcesHash() {
  const sources = ["CMakeLists.txt", "native/core", "native/node"].map((name) => path.join(root, name));
  return hashOf(root, sources, [process.platform, process.arch]);
}

/** The command that builds this package by hand, for its location. */
const rebuildCommand = root.split(path.sep).includes("node_modules") ? "npx agop build" : "npm run build";

/**
 * Node-API headers come from the package node-api-headers ("binary.napi_versions"): nothing is downloaded.
 */
async function cmakeJs(/** @type {string} */ command) {
  const manifest = require.resolve("cmake-js/package.json");
  const program = path.join(path.dirname(manifest), require(manifest).bin["cmake-js"]);
  const options = ["--directory", root, "--out", addonBuild, "--config", "Release"];
  if (command === "build") options.push("--parallel", String(availableParallelism()));
  return run(process.execPath, [program, command, ...options]);
}

/** The first errors of the compiler instead of its whole output. @param {string} output */
function excerpt(output) {
  const lines = output.trim().split("\n");
  const first = lines.findIndex((line) => /\berror:|Error:|CMake Error|^FAILED/.test(line));
  return lines
    .slice(Math.max(0, first === -1 ? lines.length - 30 : first - 1))
    .slice(0, 30)
    .join("\n");
}

/** @param {string} step @param {import('./run.mjs').RunResult} result */
const entry = (step, result) => ({
  step,
  ok: result.ok,
  detail: result.ok ? `${result.seconds.toFixed(1)} s` : `${ending(result)}\n${excerpt(result.output)}`,
});

/** Whether a CMake cache belongs to another path: CMake cannot reconfigure a copied or moved tree. */
function foreignCache() {
  const cache = path.join(addonBuild, "CMakeCache.txt");
  if (!existsSync(cache)) return false;
  const home = /^CMAKE_HOME_DIRECTORY:INTERNAL=(.*)$/m.exec(readFileSync(cache, "utf8"))?.[1];
  return home === undefined || path.resolve(home) !== root;
}

/** @returns {Promise<InstallReport>} */
async function attempt() {
  const sources = sourcesHash();
  /** @type {InstallReport['steps']} */
  const steps = [];
  /** @param {string} remedy @returns {InstallReport} */
  const failure = (remedy) => ({ ok: false, steps, remedy, sources: "" });

  if (existsSync(addonFile)) {
    const current = readReport()?.sources === sources;
    const loaded = current
      ? await loadInChild([environmentFile, addonFile])
      : { ok: false, detail: "older than the sources" };
    steps.push({ step: "existing addon", ...loaded });
    if (loaded.ok) return { ok: true, steps, remedy: "", sources };
  } else {
    steps.push({ step: "existing addon", ok: false, detail: `${addonFile} does not exist` });
  }

  if (process.platform === "win32") {
    steps.push({ step: "platform", ok: false, detail: "Windows has no native build" });
    return failure("use Linux, macOS or WSL, or the reference backend");
  }
  const findings = await survey(["addon"]);
  for (const finding of findings) {
    const { requirement, found } = finding;
    steps.push({
      step: requirement.name,
      ok: found !== undefined || requirement.optional === true,
      detail: found ?? `not found (${packageNames(requirement)})`,
    });
  }
  if (!usable(findings)) return failure(`${await remedyFor(findings)} && ${rebuildCommand}`);

  // Remove the old binary first: after a failure nobody may load one that is stale or broken.
  for (const file of [addonFile, environmentFile]) rmSync(file, { force: true });
  if (foreignCache()) rmSync(addonBuild, { recursive: true, force: true });
  for (const command of ["configure", "build"]) {
    let result = await cmakeJs(command);
    if (!result.ok && command === "configure") {
      rmSync(addonBuild, { recursive: true, force: true }); // a cache of another generator or compiler
      result = await cmakeJs(command);
    }
    steps.push(entry(`cmake-js ${command}`, result));
    if (!result.ok) return failure(`repair what cmake-js reports, then ${rebuildCommand}`);
  }
  const loaded = await loadInChild([environmentFile, addonFile]);
  steps.push({ step: "load", ...loaded });
  if (!loaded.ok) return failure(`repair what keeps the addon from loading, then ${rebuildCommand}`);
  return { ok: true, steps, remedy: "", sources };
}

/**
 * Makes the addon loadable, if possible without installing system packages. Never throws; writes the report.
 * @returns {Promise<InstallReport>}
 */
export async function ensureAddon() {
  /** @type {InstallReport} */
  let report;
  try {
    report = await attempt();
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report = {
      ok: false,
      steps: [{ step: "build script", ok: false, detail }],
      remedy: rebuildCommand,
      sources: "",
    };
  }
  // Keep the report of an up-to-date addon: it holds the steps of its build.
  if (!wasUpToDate(report)) writeReport(report);
  return report;
}

/** Whether the report is about an addon that existed before. @param {InstallReport} report */
export const wasUpToDate = (report) => report.ok && report.steps[0]?.ok === true;

/** Explains a failure. @param {InstallReport} report */
export const failureText = (report) =>
  report.steps
    .filter(({ ok }) => !ok)
    .map(({ step, detail }) => `  ${step}: ${detail.replaceAll("\n", "\n    ")}`)
    .join("\n");
