import type { Kernel, KernelName } from "../../backend/kernel.ts";
import { AgopError } from "../../errors.ts";
import { type Rescaling, type RfmOptions, type RfmSettings, resolveRfmOptions } from "../../rfm/options.ts";
import { preset } from "../../rfm/presets.ts";
import type { PairPermutation } from "../../symmetry/actions/permutation.ts";
import type { RunParameters } from "./table.ts";

/** Settings of the run: those of the preset, if one is named, with single options put over them. */
export function runSettings(
  options: RunParameters,
  initialFeatures: Float64Array | undefined,
  symmetrisation: readonly PairPermutation[] = [],
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
  // The name is checked by the library, which says what it accepts.
  const name = (options.kernel ?? base?.name ?? "gaussian") as KernelName;
  if (name === "quadratic" || name === "general-quadratic") {
    if (options.bandwidth === undefined) return { name };
    throw new AgopError("INVALID_OPTION", {
      argument: "bandwidth",
      given: `${options.bandwidth} with the ${name} kernel`,
      accepted: "--kernel gaussian or laplace",
    });
  }
  const baseBandwidth = base !== undefined && "bandwidth" in base ? base.bandwidth : undefined;
  return { name, bandwidth: options.bandwidth ?? baseBandwidth ?? 2.5 };
}
