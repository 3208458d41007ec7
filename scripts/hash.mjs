// One hash for the contents of files and folders: an equal hash needs no rebuild.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/**
 * The files below a folder, in a fixed order; none if it does not exist.
 * @param {string} folder
 * @param {RegExp} [pattern] of the file's name; default: every file
 * @returns {string[]}
 */
export function filesBelow(folder, pattern = /./) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(file, pattern);
      return pattern.test(entry.name) ? [file] : [];
    });
}

/**
 * @param {string} base names are hashed relative to it
 * @param {string[]} sources files and folders
 * @param {string[]} [extra] other strings that the result depends on
 */
export function hashOf(base, sources, extra = []) {
  const hash = createHash("sha256").update(JSON.stringify(extra));
  for (const source of sources) {
    const isFile = existsSync(source) && statSync(source).isFile();
    for (const file of isFile ? [source] : filesBelow(source)) {
      const content = readFileSync(file);
      hash.update(`${path.relative(base, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}
