import { AgopError } from "../errors.ts";
import { type StoppingCheck, stoppingCheck } from "../rfm/early-stopping.ts";
import type { Rescaling } from "../rfm/rescaling.ts";
import type { StoppingParameters } from "./run-parameters.ts";

/**
 * The stopping rules of a run.
 * @param rescaling Divides M by its size after each update, so that M cannot collapse.
 * @throws AgopError INVALID_OPTION as `stoppingCheck`, and for a collapse that cannot be seen.
 */
export function runStopping(parameters: StoppingParameters, rescaling: Rescaling): StoppingCheck {
  const { stopAccuracy, stopStable, stopConverged, stopCollapsed, stopPlateau } = parameters;
  if (stopCollapsed !== undefined && rescaling !== "none")
    throw new AgopError("INVALID_OPTION", {
      argument: "stopCollapsed",
      given: `${stopCollapsed} with --rescaling ${rescaling}, which keeps M from collapsing,`,
      accepted: "--stop-collapsed with --rescaling none",
    });
  return stoppingCheck({
    accuracy: stopAccuracy,
    stable: stopStable,
    converged: stopConverged,
    collapsed: stopCollapsed,
    plateau: stopPlateau,
  });
}
