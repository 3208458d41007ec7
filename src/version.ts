import { createRequire } from "node:module";

const manifest = createRequire(import.meta.url)("../package.json") as { readonly version: string };

/**
 * Version of this package.
 * @example
 * console.log(/^\d+\.\d+\.\d+/.test(version)); // true
 */
export const version = manifest.version;
