// Compiles the test files to plain JavaScript, all in a second: under tsx, each process takes three times as
// long to start.
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { filesBelow } from "./hash.mjs";
import { root } from "./paths.mjs";

const sources = path.join(root, "src") + path.sep;

/**
 * The apparent path of a module: a test beside its source, a module of src/ in dist/.
 * @param {string} file
 */
function urlOf(file) {
  if (!file.startsWith(sources)) return pathToFileURL(file).href;
  const compiled = path.join(root, "dist", path.relative(sources, file)).replace(/\.ts$/, ".js");
  return pathToFileURL(compiled).href;
}

/** @type {import('esbuild').Plugin} */
const places = {
  name: "places of modules",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      return { loader: "ts", contents: text.replaceAll("import.meta.url", JSON.stringify(urlOf(file))) };
    });
  },
};

/**
 * Compiles test files and the programs that they start from test/support.
 * @param {string[]} files TypeScript, relative to the package
 * @param {string} directory target of the JavaScript, under the same names
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function bundleTests(files, directory) {
  // Import late: Node loads the scripts before the packages are installed.
  const { build, formatMessages } = await import("esbuild");
  const programs = filesBelow(path.join(root, "test", "support"), /^native-(child|worker)\.ts$/);
  try {
    await build({
      entryPoints: [...files.map((file) => path.join(root, file)), ...programs],
      outbase: root,
      outdir: directory,
      chunkNames: "shared/[hash]",
      bundle: true,
      splitting: true,
      packages: "external",
      platform: "node",
      target: "node20",
      format: "esm",
      sourcemap: true,
      sourcesContent: false,
      plugins: [places],
      logLevel: "silent",
    });
    return { ok: true, detail: "esbuild" };
  } catch (error) {
    const errors = error instanceof Error && "errors" in error ? error.errors : [];
    const messages = await formatMessages(/** @type {import('esbuild').Message[]} */ (errors), {
      kind: "error",
    });
    return { ok: false, detail: "esbuild", output: messages.join("") || String(error) };
  }
}
