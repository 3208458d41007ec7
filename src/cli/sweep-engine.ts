import { AgopError } from "../errors.ts";
import type { SweepCommandOptions } from "./sweep-options.ts";

const engineOptions = {
  local: ["processes", "memory"],
  slurm: ["runsPerElement", "maxElements", "sbatch", "agop"],
} as const;

/** @throws AgopError INVALID_OPTION for an option that the chosen engine does not have. */
export function requireOptionsOfEngine(options: SweepCommandOptions): void {
  const other = options.engine === "local" ? "slurm" : "local";
  const argument = engineOptions[other].find((name) => options[name] !== undefined);
  if (argument === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument,
    given: `with --engine ${options.engine}`,
    accepted: `only with --engine ${other}`,
  });
}
