import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as assert from "uvu/assert";
import { root } from "./markdown.ts";

/**
 * Runs an example as a user's module: inside the package, so "agop" resolves to the compiled package.
 * @returns Its standard output.
 */
export function runExample(code: string, name: string): string {
  const directory = path.join(root, "dist/examples");
  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, name);
  writeFileSync(file, code);
  try {
    const child = spawnSync(process.execPath, ["--import", "tsx", file], { cwd: root, encoding: "utf8" });
    assert.is(child.status, 0, child.stderr);
    return child.stdout;
  } finally {
    rmSync(file);
  }
}
