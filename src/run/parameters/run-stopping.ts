import { AgopError } from "../../errors.ts";
import { type StoppingCheck, stoppingCheck } from "../../rfm/early-stopping.ts";
import type { Rescaling } from "../../rfm/options.ts";
import type { StoppingParameters } from "./table.ts";

/**
 * The stopping rules of a run.
 * @param rescaling `trace` keeps the trace of M at 1, by which a collapse is seen.
 * @throws AgopError INVALID_OPTION as `stoppingCheck`, and for a collapse that cannot be seen.
 */
export function runStopping(parameters: StoppingParameters, rescaling: Rescaling): StoppingCheck {
  const { stopAccuracy, stopStable, stopConverged, stopCollapsed, stopPlateau } = parameters;
  if (stopCollapsed !== undefined && rescaling === "trace")
    throw new AgopError("INVALID_OPTION", {
      argument: "stopCollapsed",
      given: `${stopCollapsed} with --rescaling trace, which keeps the trace of M at 1,`,
      accepted: "--stop-collapsed with --rescaling none or largest",
    });
  return stoppingCheck({
    accuracy: stopAccuracy,
    stable: stopStable,
    converged: stopConverged,
    collapsed: stopCollapsed,
    plateau: stopPlateau,
  });
}
