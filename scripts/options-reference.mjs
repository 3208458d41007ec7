// Writes docs/manual/options.md: the printed help of every command. With --check, only compares.
//   node scripts/options-reference.mjs
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { run } from "./run.mjs";

const page = path.join(root, "docs/manual/options.md");
const program = path.join(root, "dist/cli/main.js");

/** @param {readonly string[]} command */
async function help(command) {
  const result = await run(process.execPath, [program, ...command, "--help"]);
  if (!result.ok) throw new Error(`agop ${command.join(" ")} --help failed:\n${result.output}`);
  return result.stdout.trimEnd();
}

/**
 * The help of a command and of each of its subcommands.
 * @param {readonly string[]} command
 * @returns {Promise<readonly string[]>}
 */
async function sections(command) {
  const text = await help(command);
  const below = text.split(/^Commands:$/m)[1] ?? "";
  const names = [...below.split(/^\S/m)[0].matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name]) => name);
  const section = `## ${["agop", ...command].join(" ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
  const others = [];
  for (const name of names) if (name !== "help") others.push(...(await sections([...command, name])));
  return [section, ...others];
}

const heading = `# Options

The help of every command. \`node scripts/options-reference.mjs\` writes this page, and a test
compares it. Do not edit it.
`;
const text = [heading, ...(await sections([]))].join("\n");
if (!process.argv.includes("--check")) writeFileSync(page, text);
else if (readFileSync(page, "utf8") !== text) {
  console.error("docs/manual/options.md is out of date: run node scripts/options-reference.mjs");
  process.exit(1);
}
