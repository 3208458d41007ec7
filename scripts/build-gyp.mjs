// The second build, by node-gyp into build/, and a check that it loads.
//   npm run build:gyp
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { loadInChild } from "./load-addon.mjs";
import { isMain } from "./main.mjs";
import { npm } from "./npm.mjs";
import { gypBuild, root } from "./paths.mjs";
import { run } from "./run.mjs";

/** Directory of this Node's headers, to keep node-gyp from downloading; undefined leaves it to node-gyp. */
async function headerDirectory() {
  const configured = (await npm(["config", "get", "nodedir"])).stdout.trim();
  const candidates = [
    process.env.npm_config_nodedir,
    configured,
    path.dirname(path.dirname(process.execPath)),
  ];
  return candidates.find(
    (prefix) => prefix && existsSync(path.join(prefix, "include", "node", "common.gypi")),
  );
}

/** @returns {Promise<import('./steps.mjs').StepResult>} */
export async function buildWithGyp() {
  const require = createRequire(path.join(root, "package.json"));
  const program = path.join(path.dirname(require.resolve("node-gyp/package.json")), "bin", "node-gyp.js");
  const headers = await headerDirectory();
  const args = ["rebuild", ...(headers ? [`--nodedir=${headers}`] : [])];
  const result = await run(process.execPath, [program, ...args], { env: { AGOP_FORCE_GYP: "1" } });
  if (!result.ok) return { ok: false, detail: "node-gyp rebuild", output: result.output };
  const files = ["environment.node", "agop.node"].map((name) => path.join(gypBuild, "Release", name));
  const loaded = await loadInChild(files);
  return { ok: loaded.ok, detail: `node-gyp to build/; ${loaded.detail}`, output: result.output };
}

if (isMain(import.meta.url)) {
  const result = await buildWithGyp();
  if (!result.ok) console.error(result.output);
  console.log(result.detail);
  process.exit(result.ok ? 0 : 1);
}
