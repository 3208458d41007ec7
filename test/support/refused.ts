import { readdir } from "node:fs/promises";
import path from "node:path";
import * as assert from "uvu/assert";
import { agopHere, type CliResult } from "./cli.ts";
import { inTempDirectory } from "./temp-directory.ts";

/** An invalid command line. */
export interface Refusal {
  /** The arguments; splits text at spaces. Appends `--out DIR` if missing. */
  readonly args: string | readonly string[];
  /** The faulty option as typed, at the start of the line on standard error. */
  readonly option: string;
  /** Required parts of the line: given and accepted values. */
  readonly says: readonly (string | RegExp)[];
}

/** Far below the time of a run that starts computing, but enough on a busy machine. */
const secondsAllowed = 5;

/**
 * Asserts that the command line refuses all of these before any work: exit status 2, one line on standard
 * error, no standard output, no new file or directory.
 */
export async function refusesAll(refusals: readonly Refusal[]): Promise<void> {
  for (const refusal of refusals) await refuses(refusal);
}

async function refuses({ args, option, says }: Refusal): Promise<void> {
  await inTempDirectory(async (directory) => {
    const list = typeof args === "string" ? args.split(" ") : args;
    const output = list.includes("--out") || list[0] !== "run" ? [] : ["--out", path.join(directory, "out")];
    const result = await agopHere([...list, ...output], { cwd: directory });
    const line = refusedLine(list, result);
    assert.ok(line.startsWith(`agop: ${option}`), `${list.join(" ")}: option ${option} first in ${line}`);
    for (const part of says) {
      const found = typeof part === "string" ? line.includes(part) : part.test(line);
      assert.ok(found, `${list.join(" ")}: ${String(part)} in ${line}`);
    }
    assert.equal(await readdir(directory), [], `${list.join(" ")}: files left`);
  });
}

/** Asserts the common properties of refusals, and returns the line without its newline. */
export function refusedLine(args: readonly string[], { status, stdout, stderr, seconds }: CliResult): string {
  const command = args.join(" ");
  assert.is(status, 2, `${command}: exit status ${status}, ${stderr}`);
  assert.is(stdout, "", `${command}: standard output`);
  assert.match(stderr, /^[^\n]+\n$/, `${command}: one line, not ${stderr}`);
  assert.match(stderr, /; accepted: /, `${command}: what is accepted, not ${stderr}`);
  assert.ok(seconds < secondsAllowed, `${command}: took ${seconds} s`);
  return stderr.trimEnd();
}
