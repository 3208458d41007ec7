import type { ProcessPool } from "../system/process-pool.ts";
import type { ExperimentSize, TrialResult } from "./experiment.ts";

/** A trial by name: what a process needs to know to do it. */
export interface TrialRequest {
  readonly experiment: string;
  readonly row: string;
  readonly seed: number;
  readonly size: ExperimentSize;
}

/** Does trials, several at a time. */
export type TrialPool = ProcessPool<TrialRequest, TrialResult>;
