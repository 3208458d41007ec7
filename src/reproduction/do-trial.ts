import type { ProcessPool } from "../system/process-pool.ts";
import { experimentsByName } from "./catalogue.ts";
import type { ExperimentSize, Laboratory, TrialResult } from "./experiment.ts";

/** Names a trial; a process needs nothing more to do it. */
export interface TrialRequest {
  readonly experiment: string;
  readonly row: string;
  readonly seed: number;
  readonly size: ExperimentSize;
}

/** Does trials, several at a time. */
export type TrialPool = ProcessPool<TrialRequest, TrialResult>;

/** Does the named trial. */
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
