// Bundles the browser code of agop report: src/report/browser/*-page.ts, each with its style sheet, to
// dist/report/browser/.
import { readdirSync } from "node:fs";
import path from "node:path";
import { dist, root } from "./paths.mjs";

const sources = path.join(root, "src", "report", "browser");

/** @returns {Promise<import('./steps.mjs').StepResult>} */
export async function bundleBrowserPages() {
  // Import late: Node loads the scripts before the packages are installed.
  const { build, formatMessages } = await import("esbuild");
  const pages = readdirSync(sources).filter((name) => /-page\.ts$/.test(name));
  try {
    await build({
      entryPoints: pages.map((name) => path.join(sources, name)),
      outdir: path.join(dist, "report", "browser"),
      bundle: true,
      minify: true,
      format: "iife",
      target: ["es2022", "chrome123", "firefox120", "safari17.5"],
      charset: "utf8",
      logLevel: "silent",
    });
    return { ok: true, detail: `esbuild: ${pages.join(", ")}` };
  } catch (error) {
    const errors = error instanceof Error && "errors" in error ? error.errors : [];
    const messages = await formatMessages(/** @type {import('esbuild').Message[]} */ (errors), {
      kind: "error",
    });
    return { ok: false, detail: "esbuild", output: messages.join("") || String(error) };
  }
}
