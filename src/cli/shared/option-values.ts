import { Option } from "commander";
import { AgopError } from "../../errors.ts";
import type { SavedFeatures } from "../../run/directory/run-directory.ts";
import { numberValue } from "../../run/parameters/options.ts";

const units: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** Creates an option with a numeric value. @param flags For example `--seeds <n>`. */
export function numberOption(flags: string, description: string): Option {
  const option = new Option(flags, description);
  return option.argParser(numberValue(option.attributeName()));
}

/**
 * Parses a size such as `12GB`, `500M` or `8000000000` into bytes.
 * @throws AgopError INVALID_OPTION (`memory`).
 */
export function memorySize(text: string): number {
  const [, digits, unit] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)B?\s*$/i.exec(text) ?? [];
  const bytes = Number(digits) * units[(unit ?? "").toUpperCase()];
  if (bytes > 0) return bytes;
  throw new AgopError("INVALID_OPTION", {
    argument: "memory",
    given: JSON.stringify(text),
    accepted: "a size such as 12GB or 500M",
  });
}

/** @throws AgopError INVALID_OPTION for anything but an integer from 1 to `most`. */
export function requireCount(argument: string, count: number, most: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= most) return count;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: String(count),
    accepted: `an integer from 1 to ${most}`,
  });
}

/**
 * Parses `all`, `last`, `none`, or iterations such as `1,3,10`.
 * @throws AgopError INVALID_OPTION (`saveFeatures`).
 */
export function savedFeaturesValue(text: string): SavedFeatures {
  if (text === "all" || text === "last" || text === "none") return text;
  const iterations = text.split(",").map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : 0));
  if (iterations.every((iteration) => iteration >= 1)) return iterations;
  throw new AgopError("INVALID_OPTION", {
    argument: "saveFeatures",
    given: JSON.stringify(text),
    accepted: "all, last, none, or iterations from 1 such as 1,3,10",
  });
}
