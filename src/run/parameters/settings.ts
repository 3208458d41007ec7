import type { Task } from "../../algebra/tasks/task.ts";
import type { Kernel, KernelName } from "../../backend/kernel.ts";
import { type StoppingCheck, stoppingCheck } from "../../rfm/early-stopping.ts";
import { type Rescaling, type RfmOptions, type RfmSettings, resolveRfmOptions } from "../../rfm/options.ts";
import { preset } from "../../rfm/presets.ts";
import { parseElementList, symmetryElements } from "../../symmetry/groups/element-name.ts";
import type { TaskSymmetry } from "../../symmetry/groups/task-symmetry.ts";
import { conflict, requireOneOperation } from "./options.ts";
import type { RunParameters, StoppingParameters } from "./table.ts";

/** Settings of the run: the options, then the preset, then the defaults. */
export function runSettings(
  options: RunParameters,
  { initialFeatures, symmetrisation }: Pick<RfmOptions, "initialFeatures" | "symmetrisation">,
): RfmSettings {
  const base: RfmOptions = options.preset === undefined ? {} : preset(options.preset).options;
  return resolveRfmOptions({
    kernel: runKernel(options, base.kernel),
    ridge: options.ridge ?? base.ridge,
    power: options.power ?? base.power,
    centering: options.centering ?? base.centering,
    diagonal: options.diagonal ?? base.diagonal,
    rescaling: (options.rescaling as Rescaling | undefined) ?? base.rescaling,
    iterations: options.iterations ?? base.iterations,
    initialFeatures,
    symmetrisation,
  });
}

function runKernel(options: RunParameters, base: Kernel | undefined): Kernel {
  // `resolveRfmOptions` checks the name and lists the accepted names.
  const name = (options.kernel ?? base?.name ?? "gaussian") as KernelName;
  if (name === "quadratic" || name === "general-quadratic") {
    if (options.bandwidth === undefined) return { name };
    throw conflict("bandwidth", `has no meaning for the ${name} kernel`, "--kernel gaussian or laplace");
  }
  const baseBandwidth = base !== undefined && "bandwidth" in base ? base.bandwidth : undefined;
  return { name, bandwidth: options.bandwidth ?? baseBandwidth ?? 2.5 };
}

/** The generators of --symmetrise; empty without the option. */
export function runSymmetrisation(
  task: Task,
  { symmetrise }: Pick<RunParameters, "symmetrise">,
): readonly TaskSymmetry[] {
  if (symmetrise === undefined) return [];
  requireOneOperation(task, "--symmetrise");
  return symmetryElements(task, parseElementList(symmetrise, "symmetrise"), "symmetrise");
}

/**
 * Makes the stopping check of a run.
 * @param rescaling `trace` excludes `stopCollapsed`: it keeps the trace of M at 1.
 * @throws AgopError INVALID_OPTION as in `stoppingCheck`, and for `stopCollapsed` with rescaling by the
 * trace.
 */
export function runStopping(parameters: StoppingParameters, rescaling: Rescaling): StoppingCheck {
  const { stopAccuracy, stopStable, stopConverged, stopCollapsed, stopPlateau } = parameters;
  if (stopCollapsed !== undefined && rescaling === "trace")
    throw conflict(
      "stopCollapsed",
      "cannot stand beside --rescaling trace, which keeps the trace of M at 1",
      "--stop-collapsed with --rescaling none or largest",
    );
  if (stopStable !== undefined && stopAccuracy === undefined)
    throw conflict("stopStable", "needs --stop-accuracy", "--stop-stable beside --stop-accuracy");
  return stoppingCheck({
    accuracy: stopAccuracy,
    stable: stopStable,
    converged: stopConverged,
    collapsed: stopCollapsed,
    plateau: stopPlateau,
  });
}
