// The report of the last attempt to build the addon; the loader quotes it when an import fails.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { reportFile } from "./paths.mjs";

/**
 * @typedef {object} InstallReport
 * @property {boolean} ok the addon exists and loads
 * @property {{ step: string, ok: boolean, detail: string }[]} steps in the order of the attempts
 * @property {string} remedy command for the user; empty when ok
 * @property {string} sources hash of the sources and platform of the addon; empty when not ok
 */

/** @returns {InstallReport | undefined} */
export function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, "utf8"));
  } catch {
    return undefined;
  }
}

/** Ignores a read-only package folder. @param {InstallReport} report */
export function writeReport(report) {
  try {
    mkdirSync(path.dirname(reportFile), { recursive: true });
    writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    console.error(`agop: cannot write ${reportFile}: ${error instanceof Error ? error.message : error}`);
  }
}
