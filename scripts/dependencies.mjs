// Installs npm packages only when node_modules differs from package-lock.json.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { npm } from "./npm.mjs";
import { root } from "./paths.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }}
 * LockedPackage
 */

/** @param {string} file @returns {Record<string, LockedPackage> | undefined} */
function lockedPackages(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/** The difference between package-lock.json and node_modules, or undefined. @param {string} [directory] */
export function staleDependency(directory = root) {
  const installed = lockedPackages(path.join(directory, "node_modules", ".package-lock.json"));
  if (!installed) return "node_modules is missing";
  const wanted = lockedPackages(path.join(directory, "package-lock.json"));
  if (!wanted) return undefined;
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === "") continue;
    const actual = installed[name];
    // Skip packages of other platforms: the lock lists them, npm does not install them.
    if (!actual && (entry.optional || entry.devOptional)) continue;
    if (!actual || actual.version !== entry.version || actual.integrity !== entry.integrity) return name;
    if (!existsSync(path.join(directory, name))) return name;
  }
  return undefined;
}

export async function ensureDependencies() {
  const stale = staleDependency();
  if (stale === undefined) return { ok: true, detail: "up to date" };
  const command = existsSync(path.join(root, "package-lock.json")) ? "ci" : "install";
  const args = [command, "--include=dev", "--no-audit", "--no-fund"];
  // Skip install scripts: the addon is a separate step with its own line.
  const result = await npm(args, { env: { AGOP_SKIP_BUILD: "1" } });
  return { ok: result.ok, detail: `npm ${command} (${stale})`, output: result.output };
}
