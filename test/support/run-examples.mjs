// Imports modules one after another and reports the output of each: node run-examples.mjs FILE... writes
// JSON, a list of { file, lines, error } in the order of the arguments.
import { pathToFileURL } from "node:url";
import { format } from "node:util";

/** @type {{ file: string, lines: string[], error?: string }[]} */
const results = [];
for (const file of process.argv.slice(2)) {
  /** @type {{ file: string, lines: string[], error?: string }} */
  const result = { file, lines: [] };
  console.log = (...args) => result.lines.push(...format(...args).split("\n"));
  try {
    await import(pathToFileURL(file).href);
  } catch (error) {
    result.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  results.push(result);
}
process.stdout.write(JSON.stringify(results));
