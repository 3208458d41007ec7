// Prints the values that binding.gyp requests: lists of files and flags, one per line.
import { existsSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "./hash.mjs";
import { relative, root } from "./paths.mjs";
import { run } from "./run.mjs";

/** @param {string} folder */
const sources = (folder) => filesBelow(path.join(root, "native", folder), /\.cpp$/).map(relative);

/** @param {string[]} query of pkg-config @param {(prefix: string) => string[]} otherwise */
async function openblas(query, otherwise) {
  const answer = await run("pkg-config", [...query, "openblas"]);
  if (answer.ok) return answer.stdout.trim().split(/\s+/).filter(Boolean);
  const candidates = [process.env.OPENBLAS_ROOT, "/opt/homebrew/opt/openblas", "/usr/local/opt/openblas"];
  return otherwise(candidates.find((prefix) => prefix && existsSync(prefix)) ?? "");
}

/** @type {Record<string, () => string[] | Promise<string[]>>} */
const values = {
  force: () => [process.env.AGOP_FORCE_GYP === "1" ? "1" : "0"],
  core: () => sources("core"),
  node: () => sources("node").filter((file) => path.basename(file) !== "environment.cpp"),
  "openblas-cflags": () => openblas(["--cflags"], (prefix) => (prefix ? [`-I${prefix}/include`] : [])),
  "openblas-libs": () =>
    openblas(["--libs"], (prefix) => (prefix ? [`-L${prefix}/lib`, "-lopenblas"] : ["-lopenblas"])),
};

const value = values[process.argv[2] ?? ""];
if (!value) throw new Error(`gyp-values: one of ${Object.keys(values).join(", ")} is needed`);
console.log((await value()).join("\n"));
