// What the benchmark needs before it can start: a built agop, in a clean checkout as well as in an installed package.
import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "../scripts/build.mjs";
import { ensureAddon, failureText } from "../scripts/native.mjs";
import { dist, root } from "../scripts/paths.mjs";

/** Whether this is a checkout, with sources to compile. */
export const isCheckout =
  existsSync(path.join(root, "src")) && !root.split(path.sep).includes("node_modules");

/** Its lines are not results: they go to standard error. @returns {Promise<boolean>} whether the native backend is there */
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
