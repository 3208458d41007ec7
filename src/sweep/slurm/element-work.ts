import type { ScheduledRun } from "../schedule.ts";
import type { ClusterLimits } from "./cluster-limits.ts";

/**
 * Floating point operations per second of one core at p = 31, and seconds of a run with hardly any
 * operations.
 */
const operationsPerSecond = 8e9;
const secondsOfSmallRun = 0.02;

/** Seconds; keeps the start of Node.js and the addon a small part of an element. */
const shortest = 60;
/** Seconds; bounds the loss when a node fails, and fits a short queue. */
const longest = 1800;
/** Elements per processor, so that processors of different speed end at about the same time. */
const elementsPerProcessor = 4;

/** Estimates the seconds of a run on one core. */
export function runSeconds({ cost }: ScheduledRun): number {
  return secondsOfSmallRun + cost / operationsPerSecond;
}

/** Returns the seconds of work that fill an element. */
export function elementWork(
  runs: readonly ScheduledRun[],
  { processors, room }: Pick<ClusterLimits, "processors" | "room">,
): number {
  const total = runs.reduce((sum, run) => sum + runSeconds(run), 0);
  const balanced = Math.min(longest, Math.max(shortest, total / (elementsPerProcessor * processors)));
  // Only the last element may be less than full, so this bounds the number of elements by `room`.
  return Math.max(balanced, room > 1 ? total / (room - 1) : total);
}
