// Packs the package, installs the tarball into an empty project, builds the addon there and runs it.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isMain } from "./main.mjs";
import { npm, outsideEnvironment } from "./npm.mjs";
import { run } from "./run.mjs";

/** Files required in the tarball, for the install and for users. */
const needed = [
  "CMakeLists.txt",
  "binding.gyp",
  "scripts/install.mjs",
  "dist/index.js",
  "dist/index.d.ts",
  "dist/cli/main.js",
  "dist/report/browser/run-page.js",
  "dist/report/browser/run-page.css",
  "dist/report/browser/sweep-page.js",
  "dist/report/browser/sweep-page.css",
  "dist/report/browser/reproduction-page.js",
];

/**
 * @param {import('./run.mjs').RunResult} result
 * @param {string} detail
 * @returns {import('./steps.mjs').StepResult}
 */
const failure = (result, detail) => ({ ok: false, detail, output: result.output });

/**
 * @param {string} [npmVersion] an npm other than the current one, such as "10"
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function checkTarball(npmVersion) {
  const directory = mkdtempSync(path.join(tmpdir(), "agop-pack-"));
  try {
    const packed = await npm(["pack", "--json", "--silent", "--pack-destination", directory]);
    if (!packed.ok) return failure(packed, "npm pack");
    // prepack may print before the JSON
    const [{ filename, files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf("[\n")));
    const names = files.map((/** @type {{ path: string }} */ file) => file.path);
    const absent = needed.filter((name) => !names.includes(name));
    if (absent.length > 0) return { ok: false, detail: `the tarball lacks ${absent.join(", ")}` };

    const project = path.join(directory, "project");
    mkdirSync(project);
    const manifest = { name: "project", version: "1.0.0", private: true };
    writeFileSync(path.join(project, "package.json"), JSON.stringify(manifest));
    const options = { cwd: project, env: outsideEnvironment() };
    const command = npmVersion ? ["exec", "--yes", `npm@${npmVersion}`, "--"] : [];
    const installed = await npm(
      [...command, "install", "--no-audit", "--no-fund", path.join(directory, filename)],
      options,
    );
    if (!installed.ok) return failure(installed, "npm install of the tarball");

    // An npm that skips install scripts leaves the addon unbuilt: then call the script as a user would.
    const packageDirectory = path.join(project, "node_modules", "agop");
    const report = path.join(packageDirectory, "build-cmake", "install-report.json");
    const automatic = existsSync(report);
    if (!automatic) {
      const script = path.join(packageDirectory, "scripts", "install.mjs");
      const built = await run(process.execPath, [script], options);
      if (!built.ok) return failure(built, "scripts/install.mjs");
    }
    const how = automatic ? "built by npm install" : "install scripts are blocked, built by hand";
    const said = readFileSync(report, "utf8");
    if (JSON.parse(said).ok !== true) return { ok: false, detail: "the addon was not built", output: said };

    const args = ["agop", "run", "--op", "x+y", "--modulus", "11", "--iterations", "2", "--json"];
    const used = await npm(["exec", "--offline", "--", ...args], options);
    if (!used.ok) return failure(used, "npx agop run");
    const { backend } = JSON.parse(used.stdout);
    return {
      ok: backend === "native",
      detail: `${files.length} files; ${how}; backend ${backend}`,
      output: used.output,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) {
  const result = await checkTarball(process.argv[2]);
  if (!result.ok) console.error(result.output);
  console.log(result.detail);
  process.exit(result.ok ? 0 : 1);
}
