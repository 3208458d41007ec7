// Builds a working program from a fresh clone; skips steps that are up to date.
//   npm run build
import { ensureDependencies } from "./dependencies.mjs";
import { isMain } from "./main.mjs";
import { ensureAddon, failureText, wasUpToDate } from "./native.mjs";
import { step } from "./steps.mjs";
import { ensureSystemPackages } from "./system-packages.mjs";
import { ensureCompiled } from "./typescript.mjs";

/**
 * @typedef {object} Build
 * @property {boolean} usable the program runs, at least with the reference backend
 * @property {boolean} native the addon loads
 */

/**
 * @param {import('./system-packages.mjs').Purpose[]} [purposes] purposes of the system packages to install
 * @returns {Promise<Build>}
 */
export async function build(purposes = ["addon"]) {
  await step("system packages", () => ensureSystemPackages(purposes));
  if (!(await step("npm packages", ensureDependencies))) return { usable: false, native: false };
  const native = await step("native addon", async () => {
    const report = await ensureAddon();
    if (!report.ok) return { ok: false, detail: `not built; ${report.remedy}`, output: failureText(report) };
    return { ok: true, detail: wasUpToDate(report) ? "up to date" : "cmake-js to build-cmake/" };
  });
  const usable = await step("TypeScript", ensureCompiled);
  return { usable, native };
}

if (isMain(import.meta.url)) {
  const { usable, native } = await build();
  process.exit(usable && native ? 0 : 1);
}
