// The paths of all scripts.
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the package: the clone, or node_modules/agop in a dependent project. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The addon, built by cmake-js. */
export const addonBuild = path.join(root, "build-cmake");
export const addonFile = path.join(addonBuild, "Release", "agop.node");
export const environmentFile = path.join(addonBuild, "Release", "environment.node");

/** Report of the last attempt to build the addon; the loader quotes it when an import fails. */
export const reportFile = path.join(addonBuild, "install-report.json");

/** The addon, built by node-gyp. */
export const gypBuild = path.join(root, "build");

/** The core's tests, plain and sanitised. */
export const testBuild = path.join(root, "build-test");
export const sanitizedTestBuild = path.join(root, "build-sanitize");

/** The compiled TypeScript and the entry of its command line. */
export const dist = path.join(root, "dist");
export const cli = path.join(dist, "cli", "main.js");

/** Stamps of the incremental steps; deleted with node_modules. */
export const stamps = path.join(root, "node_modules", ".cache", "agop");

/** @param {string} file */
export const relative = (file) => path.relative(root, file) || ".";
