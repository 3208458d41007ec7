import { experimentsByName } from "./catalogue.ts";
import type { Laboratory, TrialResult } from "./experiment.ts";
import type { TrialRequest } from "./trial-request.ts";

/** Does the trial of that name. */
export function doTrial(
  laboratory: Omit<Laboratory, "size">,
  { experiment, row: name, seed, size }: TrialRequest,
): Promise<TrialResult> {
  const row = experimentsByName([experiment])[0]
    .rows(size)
    .find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`${experiment} has no row ${name}`);
  return row.trial({ ...laboratory, size }, seed);
}
