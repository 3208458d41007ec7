// npm's install script, and `agop build` for an npm that skips install scripts. Builds the addon with the
// tools of the machine and installs nothing itself. If it cannot build, it reports why and succeeds: the
// package then works with the reference backend. (Without any install script npm would start node-gyp because
// of binding.gyp.)
import { isMain } from "./main.mjs";
import { ensureAddon, failureText, wasUpToDate } from "./native.mjs";
import { relative, reportFile } from "./paths.mjs";

/**
 * @returns {Promise<import('./install-report.mjs').InstallReport>}
 */
export async function install() {
  const start = performance.now();
  console.log("agop: looking for the native addon ...");
  const report = await ensureAddon();
  if (wasUpToDate(report)) {
    console.log("agop: the native addon is up to date.");
  } else if (report.ok) {
    console.log(`agop: the native addon was built in ${((performance.now() - start) / 1000).toFixed(0)} s.`);
  } else {
    console.error(
      [
        "",
        "*** agop: the native addon could NOT be built. ***",
        failureText(report),
        "*** Until it is, only the slow reference backend works. To build it:",
        `***   ${report.remedy}`,
        `*** (the full report is ${relative(reportFile)})`,
        "",
      ].join("\n"),
    );
  }
  return report;
}

if (isMain(import.meta.url)) {
  if (process.env.AGOP_SKIP_BUILD === "1")
    console.log("agop: AGOP_SKIP_BUILD=1, the native addon is not built.");
  else await install();
}
