// Load with `node --import` to simulate a machine without a binary of @resvg/resvg-js.
import { register } from "node:module";

const hook = `
export async function resolve(specifier, context, next) {
  if (specifier === "@resvg/resvg-js") throw new Error("Cannot find native binding.");
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
