// Simulates a new user: npm start in a copy of the files under git, with nothing built or installed.
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isMain } from "./main.mjs";
import { npm, outsideEnvironment } from "./npm.mjs";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

/** @returns {Promise<import('./steps.mjs').StepResult>} */
export async function checkColdStart() {
  const listed = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  if (!listed.ok) return { ok: false, detail: "git ls-files", output: listed.output };
  const directory = mkdtempSync(path.join(tmpdir(), "agop-cold-start-"));
  try {
    for (const name of listed.stdout
      .split("\0")
      .filter((name) => name && existsSync(path.join(root, name)))) {
      cpSync(path.join(root, name), path.join(directory, name));
    }
    // Use a small modulus: the check is about the build, and the default demonstration takes a minute.
    const start = ["start", "--", "--modulus", "23"];
    const { ok, output, stdout } = await npm(start, { cwd: directory, env: outsideEnvironment() });
    if (!ok) return { ok, detail: "npm start", output };
    if (/REFERENCE/.test(output)) return { ok: false, detail: "npm start without the native addon", output };
    const pictures = stdout.split("\n").filter((line) => line.endsWith(".png"));
    const lacking = pictures.filter((picture) => !existsSync(path.join(directory, picture)));
    const detail = `npm start from nothing: ${pictures.length - lacking.length} pictures`;
    return { ok: pictures.length > 0 && lacking.length === 0, detail, output };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) {
  const result = await checkColdStart();
  if (!result.ok) console.error(result.output);
  console.log(result.detail);
  process.exit(result.ok ? 0 : 1);
}
