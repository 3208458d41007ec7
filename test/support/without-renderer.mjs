// Loaded with `node --import`: a machine for which @resvg/resvg-js has no binary.
import { register } from "node:module";

const hook = `
export async function resolve(specifier, context, next) {
  if (specifier === "@resvg/resvg-js") throw new Error("Cannot find native binding.");
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
