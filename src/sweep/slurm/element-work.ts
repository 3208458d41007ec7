import type { ScheduledRun } from "../schedule.ts";
import type { ClusterLimits } from "./cluster-limits.ts";

/**
 * Floating point operations per second that one core reaches at p = 31, and what a run takes that has hardly
 * any.
 */
const operationsPerSecond = 8e9;
const secondsOfSmallRun = 0.02;

/** An element starts Node.js and loads the addon, which this makes a small part of its time. */
const shortest = 60;
/** What an element loses at most when its node fails, and what fits a short queue. */
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
