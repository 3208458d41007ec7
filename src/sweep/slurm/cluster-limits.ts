import { AgopError } from "../../errors.ts";
import { slurm } from "./slurm-commands.ts";

/** Limits of a cluster. */
export interface ClusterLimits {
  /** Maximum number of elements of one array. */
  readonly arraySize: number;
  /** Number of elements that the cluster takes now, in all arrays together. */
  readonly room: number;
  readonly processors: number;
}

/** Share of the free job slots that a sweep leaves to others. */
const leftToOthers = 0.5;

/** Asks the cluster for its limits. @throws AgopError SLURM_UNAVAILABLE, SLURM_REFUSED. */
export async function clusterLimits(): Promise<ClusterLimits> {
  const [config, jobs, processors] = await Promise.all([
    slurm("scontrol", ["show", "config"]),
    slurm("squeue", ["--noheader", "--array", "--all", "--states=all", "--format=%i"]),
    slurm("sinfo", ["--noheader", "--format=%C"]),
  ]);
  const inQueue = jobs.split("\n").filter((line) => /^\d/.test(line)).length;
  const free = configValue(config, "MaxJobCount") - inQueue;
  return {
    arraySize: configValue(config, "MaxArraySize"),
    room: Math.max(0, Math.floor(free * (1 - leftToOthers))),
    processors: processorCount(processors),
  };
}

/** Reads a number from `scontrol show config`. @throws AgopError SLURM_REFUSED if the number is missing. */
export function configValue(config: string, name: string): number {
  const [, digits] = new RegExp(`^${name}\\s*=\\s*(\\d+)`, "m").exec(config) ?? [];
  if (digits !== undefined) return Number(digits);
  throw new AgopError("SLURM_REFUSED", {
    argument: "Slurm (scontrol)",
    given: `a configuration without ${name}`,
    accepted: "what scontrol show config prints",
  });
}

/** Adds up the totals of lines of allocated/idle/other/total; at least 1. */
export function processorCount(text: string): number {
  const totals = text.split("\n").map((line) => Number(line.trim().split("/")[3] ?? 0));
  return Math.max(
    1,
    totals.reduce((sum, total) => sum + total, 0),
  );
}
