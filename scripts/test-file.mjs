// Runs one uvu test file in a separate process and judges it. uvu's exit status alone cannot be trusted: it
// is 0 after a throwing before(), a `throw null`, a forgotten .run() and for a file without tests.
import { ending, run } from "./run.mjs";

/**
 * @typedef {object} FileResult
 * @property {number} passed
 * @property {number} failed at least 1 if the file as a whole failed
 * @property {number} skipped
 * @property {string} reason why the file failed; empty when it passed
 * @property {string} output
 * @property {number} seconds
 */

/**
 * @param {string} file JavaScript
 * @param {{ limit?: number, env?: NodeJS.ProcessEnv }} [options] seconds (default 300); additional variables
 * @returns {Promise<FileResult>}
 */
export async function runTestFile(file, { limit = 300, env = {} } = {}) {
  return judge(await run(process.execPath, ["--expose-gc", "--enable-source-maps", file], { limit, env }));
}

/**
 * A file passes when its process exits with 0 in time and uvu counted at least one test and passed all of
 * them.
 * @param {import('./run.mjs').RunResult} result
 * @returns {FileResult}
 */
export function judge(result) {
  const { output, seconds } = result;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: uvu colours its summary with escape sequences
  const plain = result.stdout.replace(/\u001b\[[\d;]*m/g, "");
  const summaries = [...plain.matchAll(/^ {2}Total: +(\d+)\s+Passed: +(\d+)\s+Skipped: +(\d+)/gm)];
  const last = summaries.at(-1);
  const [total = 0, passed = 0, skipped = 0] = last ? last.slice(1).map(Number) : [];
  let failed = Math.max(0, total - passed);
  let reason = "";
  if (!result.ok) reason = ending(result);
  else if (!last) reason = "no test was run (is .run() missing?)";
  else if (summaries.length > 1) reason = "uvu ran more than once (.run() after an await?)";
  else if (total === 0) reason = "the file holds no test";
  else if (failed > 0) reason = `${failed} of ${total} did not pass`;
  if (reason) failed = Math.max(1, failed);
  return { passed, failed, skipped, reason, output, seconds };
}
