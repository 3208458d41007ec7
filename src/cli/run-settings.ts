import type { Kernel, KernelName } from "../backend/kernel.ts";
import { AgopError } from "../errors.ts";
import { type RfmOptions, type RfmSettings, resolveRfmOptions } from "../rfm/options.ts";
import { preset } from "../rfm/presets.ts";
import type { PairPermutation } from "../symmetry/actions/permutation.ts";
import type { RunOptions } from "./run-options.ts";

/** Settings of the run: those of the preset, if one is named, with single options put over them. */
export function runSettings(
  options: RunOptions,
  initialFeatures: Float64Array | undefined,
  symmetrisation: readonly PairPermutation[] = [],
): RfmSettings {
  const base: RfmOptions = options.preset === undefined ? {} : preset(options.preset).options;
  const settings = resolveRfmOptions({
    kernel: runKernel(options, base.kernel),
    ridge: options.ridge ?? base.ridge,
    power: options.power ?? base.power,
    centering: options.centering ? base.centering : false,
    diagonal: options.diagonal ?? base.diagonal,
    rescaling: options.rescaling ?? base.rescaling,
    iterations: options.iterations ?? base.iterations,
    initialFeatures,
    symmetrisation,
  });
  requireSavable(options, settings.iterations);
  return settings;
}

function runKernel(options: RunOptions, base: Kernel | undefined): Kernel {
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

function requireSavable({ saveFeatures }: RunOptions, iterations: number): void {
  if (!Array.isArray(saveFeatures)) return;
  const beyond = saveFeatures.find((iteration: number) => iteration > iterations);
  if (beyond === undefined) return;
  throw new AgopError("INVALID_OPTION", {
    argument: "saveFeatures",
    given: String(beyond),
    accepted: `all, last, or iterations from 1 to ${iterations}`,
  });
}
