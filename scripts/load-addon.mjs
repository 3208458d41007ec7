// Test-loads an addon in a separate process: a binary that crashes must not kill the installer.
import { existsSync } from "node:fs";
import { ending, run } from "./run.mjs";

/**
 * @param {string[]} files the addons, in loading order
 * @returns {Promise<{ ok: boolean, detail: string }>}
 */
export async function loadInChild(files) {
  const absent = files.find((file) => !existsSync(file));
  if (absent) return { ok: false, detail: `${absent} does not exist` };
  const program = "for (const file of process.argv.slice(1)) require(file)";
  const result = await run(process.execPath, ["-e", program, ...files], { limit: 60 });
  if (result.ok) return { ok: true, detail: "loads" };
  const message = result.output.split("\n").find((line) => /^\w*Error: /.test(line));
  return { ok: false, detail: `${ending(result)}: ${message ?? (result.output.trim() || "no output")}` };
}
