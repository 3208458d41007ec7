// Runs npm: the calling npm, or else the npm on the path.
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

/** An environment for npm in another directory: drops npm's variables about this package. */
export function outsideEnvironment() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { CI: "true" };
  for (const name of Object.keys(process.env)) {
    if (/^npm_(package|lifecycle|config_local_prefix)|^INIT_CWD$/.test(name)) env[name] = undefined;
  }
  return env;
}
