import { AgopError } from "../errors.ts";
import type { SavedFeatures } from "../rfm/run-directory.ts";

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
