import { parse } from "yaml";
import type { RunParameterName } from "../run/run-parameters.ts";

/** Parameters whose values may hold commas: several of them are given as a list in brackets. */
const withCommas: ReadonlySet<RunParameterName> = new Set([
  "reflections",
  "symmetrise",
  "initFeatures",
  "partitionFile",
  "table",
]);

/** The values of a parameter on the command line: `1,2,3`, `0.1:0.9:0.1`, or a list in brackets as YAML has it. */
export function writtenValues(name: RunParameterName, text: string): unknown {
  if (text.trim().startsWith("[")) return parse(text);
  return withCommas.has(name) ? [text] : text.split(",").map(scalar);
}

function scalar(text: string): unknown {
  const value: unknown = parse(text.trim());
  return typeof value === "object" ? text : value;
}
