// Compiles src/ to dist/ and bundles the scripts of the pages, only if something changed.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleBrowserPages } from "./browser-bundles.mjs";
import { hashOf } from "./hash.mjs";
import { isMain } from "./main.mjs";
import { cli, dist, root, stamps } from "./paths.mjs";
import { run } from "./run.mjs";

const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
const stampFile = path.join(stamps, "dist.sha256");

/** Runs tsc with this Node. @param {string} project */
export const tsc = (project) => run(process.execPath, [compiler, "-p", path.join(root, project)]);

/** @returns {Promise<import('./steps.mjs').StepResult>} */
export async function ensureCompiled() {
  const settings = [
    "tsconfig.json",
    "tsconfig.build.json",
    "package-lock.json",
    "scripts/browser-bundles.mjs",
  ];
  const sources = ["src", ...settings];
  const hash = hashOf(
    root,
    sources.map((name) => path.join(root, name)),
  );
  const current = existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;
  if (current && existsSync(dist)) return { ok: true, detail: "up to date" };
  rmSync(stampFile, { force: true });
  rmSync(dist, { recursive: true, force: true }); // remove the output of deleted sources
  const compiled = await tsc("tsconfig.build.json");
  if (!compiled.ok) return { ok: false, detail: "tsc to dist/", output: compiled.output };
  const bundled = await bundleBrowserPages();
  if (!bundled.ok) return bundled;
  if (existsSync(cli)) chmodSync(cli, 0o755);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stampFile, hash);
  return { ok: true, detail: "tsc and esbuild to dist/" };
}

if (isMain(import.meta.url)) {
  const result = await ensureCompiled();
  if (!result.ok) console.error(result.output);
  process.exit(result.ok ? 0 : 1);
}
