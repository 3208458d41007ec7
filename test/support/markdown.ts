import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Reads a page of the documentation by its path in the repository. */
export function page(name: string): string {
  return readFileSync(path.join(root, name), "utf8");
}

/** The fenced blocks of a language, in order. */
export function codeBlocks(text: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm");
  return [...text.matchAll(fence)].map(([, code]) => code);
}

const markdownBelow = (directory: string): readonly string[] =>
  readdirSync(path.join(root, directory))
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.posix.join(directory, name));

/** All hand-written pages, in the root of the repository and below docs. */
export const writtenPages: readonly string[] = [
  ...markdownBelow("."),
  ...markdownBelow("docs"),
  ...markdownBelow("docs/manual"),
  ...markdownBelow("docs/findings"),
];
