import type { RunParameterName } from "../run/parameters/run-parameters.ts";

/** Parameters whose values may hold commas: several of them are given as a list in brackets. */
export const withCommas: ReadonlySet<RunParameterName> = new Set([
  "reflections",
  "symmetrise",
  "initFeatures",
  "partitionFile",
  "table",
]);
