// Whether a script is the entry point or an import.
import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** @param {string} url import.meta.url of the script */
export function isMain(url) {
  const started = process.argv[1];
  if (!started) return false;
  try {
    return url === pathToFileURL(realpathSync(started)).href;
  } catch {
    return false;
  }
}
