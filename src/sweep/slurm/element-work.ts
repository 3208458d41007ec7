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

/** About how long a run takes on one core. */
export function runSeconds({ cost }: ScheduledRun): number {
  return secondsOfSmallRun + cost / operationsPerSecond;
}

/** Seconds of work from which an element is full. */
export function elementWork(
  runs: readonly ScheduledRun[],
  { processors, room }: Pick<ClusterLimits, "processors" | "room">,
): number {
  const total = runs.reduce((sum, run) => sum + runSeconds(run), 0);
  const balanced = Math.min(longest, Math.max(shortest, total / (elementsPerProcessor * processors)));
  // Every element but the last is full: this many elements at most.
  return Math.max(balanced, room > 1 ? total / (room - 1) : total);
}
