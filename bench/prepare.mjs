// Builds agop for the benchmark, in a clean checkout or in an installed package.
import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "../scripts/build.mjs";
import { ensureAddon, failureText } from "../scripts/native.mjs";
import { dist, root } from "../scripts/paths.mjs";

/** Whether this is a checkout, with sources to compile. */
export const isCheckout =
  existsSync(path.join(root, "src")) && !root.split(path.sep).includes("node_modules");

/**
 * Prints to standard error: its lines are not results.
 * @returns {Promise<boolean>} whether the native backend is available
 */
export async function prepare() {
  const { log } = console;
  console.log = console.error;
  try {
    if (isCheckout) {
      const { usable, native } = await build(["addon"]);
      return usable && native;
    }
    const report = await ensureAddon();
    if (!report.ok) console.error(`${failureText(report)}\nto build it: ${report.remedy}`);
    return report.ok && existsSync(dist);
  } finally {
    console.log = log;
  }
}
