import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { AgopError } from "../../errors.ts";
import type { Addon, BlasCoreChoice, EnvironmentAddon } from "./addon.ts";

/** Valid in src/ and in dist/, where this file has the same depth. */
const packageRoot = new URL("../../../", import.meta.url);

/** Output directories of CMake and of node-gyp, in search order. */
const buildDirectories = ["build-cmake/Release/", "build/Release/"];

let loaded: Addon | undefined;

/**
 * Loads the addon with BLAS kernels for this processor; checks it once per process.
 * @throws AgopError BACKEND_UNAVAILABLE with every attempt and the remedy; BLAS_BROKEN if BLAS returns wrong
 * results.
 */
export function loadAddon(): Addon {
  loaded ??= find();
  return loaded;
}

function find(): Addon {
  const require = createRequire(import.meta.url);
  const attempts: string[] = [];
  for (const directory of buildDirectories) {
    const at = (name: string) => fileURLToPath(new URL(directory + name, packageRoot));
    try {
      const choice = (require(at("environment.node")) as EnvironmentAddon).chooseBlasCore();
      return check(require(at("agop.node")) as Addon, choice);
    } catch (error) {
      if (error instanceof AgopError) throw error;
      attempts.push(`${directory}: ${firstLine(error)}`);
    }
  }
  throw new AgopError("BACKEND_UNAVAILABLE", {
    argument: "backend",
    given: `"native", which cannot be loaded (${attempts.join("; ")})`,
    accepted: `"reference", or "native" after: ${remedy()}`,
  });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0];
}

/** Reads the remedy from the report of the install script. */
function remedy(): string {
  try {
    const report: unknown = JSON.parse(
      readFileSync(new URL("build-cmake/install-report.json", packageRoot), "utf8"),
    );
    if (typeof report === "object" && report !== null && "remedy" in report && report.remedy)
      return String(report.remedy);
  } catch {
    // Without a report, no build has been attempted yet.
  }
  return "npx agop build";
}

/** The next older core, to try if the kernels of a core chosen by agop return wrong results. */
const olderCores: Readonly<Record<string, string>> = {
  SkylakeX: "Haswell",
  Haswell: "Sandybridge",
  Zen: "Sandybridge",
};

function check(addon: Addon, choice: BlasCoreChoice): Addon {
  const failed = addon.selfCheck();
  if (failed === "") return addon;
  const { config, core } = addon.blas();
  throw new AgopError("BLAS_BROKEN", {
    argument: "backend",
    given: `"native" on ${config.trim()}, whose ${failed} for core ${core} returns wrong numbers`,
    accepted: `${otherCore(choice)}, another OpenBLAS, or "reference"`,
  });
}

function otherCore({ core, givenByUser }: BlasCoreChoice): string {
  const older = olderCores[core];
  return givenByUser || older === undefined
    ? "another core in the environment variable OPENBLAS_CORETYPE"
    : `the environment variable OPENBLAS_CORETYPE=${older} (agop has chosen ${core} by itself)`;
}
