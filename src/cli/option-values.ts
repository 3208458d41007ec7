import { AgopError } from "../errors.ts";
import type { SavedFeatures } from "../rfm/run-directory.ts";

/**
 * Reads a number as a whole: `12abc` is none, and no option takes an infinity (`1e400` is one). What range it must be in is
 * checked where it is used.
 */
export function numberValue(argument: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new AgopError("INVALID_OPTION", {
      argument,
      given: JSON.stringify(text),
      accepted: "a finite number",
    });
  };
}

/** `all`, `last`, or iterations such as `1,3,10`. */
export function savedFeaturesValue(text: string): SavedFeatures {
  if (text === "all" || text === "last") return text;
  const iterations = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : 0));
  if (iterations.every((iteration) => iteration >= 1)) return iterations;
  throw new AgopError("INVALID_OPTION", {
    argument: "saveFeatures",
    given: JSON.stringify(text),
    accepted: "all, last, or iterations from 1 such as 1,3,10",
  });
}
