// Writes results: tables to standard output and as Markdown, numbers as JSON beside them.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { markdown } from "./table.mjs";

/**
 * @typedef {object} Section
 * @property {string} name of the files
 * @property {import('./table.mjs').Table[]} tables
 * @property {object} numbers
 */

/** @param {string} directory @param {Section} section @param {string} machine the line under every table */
export function publish(directory, { name, tables, numbers }, machine) {
  const text = tables.map((table) => markdown({ ...table, machine })).join("\n");
  process.stdout.write(`${text}\n`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, `${name}.md`), text);
  writeFileSync(path.join(directory, `${name}.json`), `${JSON.stringify(numbers, undefined, 1)}\n`);
}
