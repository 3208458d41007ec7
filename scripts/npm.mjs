// The npm that runs us, or else the one on the path.
import { run } from "./run.mjs";

/**
 * @param {string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export function npm(args, options) {
  const self = process.env.npm_execpath;
  if (self && /npm-cli\.c?js$/.test(self)) return run(process.execPath, [self, ...args], options);
  return run("npm", args, options);
}
