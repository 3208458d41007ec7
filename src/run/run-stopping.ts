import { type StoppingCheck, stoppingCheck } from "../rfm/early-stopping.ts";
import type { StoppingParameters } from "./run-parameters.ts";

/** The stopping rules of a run. @throws AgopError INVALID_OPTION as `stoppingCheck`. */
export function runStopping(parameters: StoppingParameters): StoppingCheck {
  const { stopAccuracy, stopStable, stopConverged, stopCollapsed, stopPlateau } = parameters;
  return stoppingCheck({
    accuracy: stopAccuracy,
    stable: stopStable,
    converged: stopConverged,
    collapsed: stopCollapsed,
    plateau: stopPlateau,
  });
}
