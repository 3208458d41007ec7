import { AgopError, describeValue } from "../errors.ts";
import type { RfmOptions } from "./options.ts";
import { type PresetName, presetNames } from "./preset-names.ts";

/** Settings of a published code or text, for comparing a result with a paper. */
export interface Preset {
  readonly source: string;
  readonly options: RfmOptions;
}

/**
 * All presets put AGOP^(1/2) into the metric and interpolate. The codes use L = 2.5 in the convention of this
 * library, exp(-s / (2 L^2)). The text of arXiv 2407.20199 writes the bandwidth in another convention and
 * leaves out the centring.
 */
const presets: Readonly<Record<PresetName, Preset>> = {
  "tomas-2026": {
    source: "code of Tomas, Mallinar, Belkin 2026 (arXiv 2604.00316), gaussian kernel",
    options: grokking({ name: "gaussian", bandwidth: 2.5 }),
  },
  "tomas-2026-quadratic": {
    source: "code of Tomas, Mallinar, Belkin 2026 (arXiv 2604.00316), quadratic kernel",
    options: grokking({ name: "quadratic" }),
  },
  "mallinar-2024": {
    source: "code of Mallinar et al. 2024 (arXiv 2407.20199), gaussian kernel",
    options: grokking({ name: "gaussian", bandwidth: 2.5 }),
  },
  "mallinar-2024-quadratic": {
    source: "code of Mallinar et al. 2024 (arXiv 2407.20199), quadratic kernel",
    options: grokking({ name: "quadratic" }),
  },
  "mallinar-2024-text": {
    source: "text of Mallinar et al. 2024 (arXiv 2407.20199), gaussian kernel, AGOP without centring",
    options: { ...grokking({ name: "gaussian", bandwidth: 2.5 }), centering: false },
  },
};

function grokking(kernel: RfmOptions["kernel"]): RfmOptions {
  return {
    kernel,
    ridge: 0,
    power: 0.5,
    centering: true,
    diagonal: false,
    rescaling: "none",
    iterations: 60,
  };
}

/**
 * Returns the settings of a published code or text by name.
 * @throws AgopError UNKNOWN_PRESET.
 * @example
 * const { options, source } = preset("mallinar-2024-quadratic");
 * const machine = new RecursiveFeatureMachine({ ...options, iterations: 10 });
 * console.log(options.kernel?.name, source.includes("2407.20199")); // quadratic true
 * machine.dispose();
 */
export function preset(name: string): Preset {
  const known = presetNames.find((candidate) => candidate === name);
  if (known !== undefined) return presets[known];
  throw new AgopError("UNKNOWN_PRESET", {
    argument: "preset",
    given: describeValue(name),
    accepted: presetNames.join(", "),
  });
}
