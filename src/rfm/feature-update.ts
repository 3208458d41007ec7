import type { Backend, JobControl } from "../backend/backend.ts";
import { AgopError } from "../errors.ts";
import type { RfmSettings } from "./options.ts";

/**
 * The next feature matrix: M <- AGOP^power, rescaled as the settings say. Source: arXiv 2407.20199, algorithm 1, with the
 * power as an option.
 * @param agop d x d, or d where the settings keep the diagonal alone.
 * @throws AgopError DIVERGED where M is not finite.
 */
export async function updateFeatures(
  backend: Backend,
  agop: Float64Array,
  dimension: number,
  settings: RfmSettings,
  control: JobControl,
): Promise<Float64Array> {
  const features = settings.diagonal
    ? diagonalPower(agop, settings.power)
    : await backend.matrixPower(requireFinite(agop), settings.power, control);
  rescale(features, dimension, settings);
  return requireFinite(features);
}

function diagonalPower(diagonal: Float64Array, power: number): Float64Array {
  const d = diagonal.length;
  const features = new Float64Array(d * d);
  for (let r = 0; r < d; r++) features[r * d + r] = Math.max(0, diagonal[r]) ** power;
  return features;
}

function rescale(features: Float64Array, dimension: number, { rescaling }: RfmSettings): void {
  if (rescaling === "none") return;
  let divisor = 0;
  for (let r = 0; r < dimension; r++) {
    if (rescaling === "trace") divisor += features[r * dimension + r];
    // The largest entry of a positive semidefinite matrix stands on its diagonal.
    else divisor = Math.max(divisor, features[r * dimension + r]);
  }
  // M = 0 has nothing to scale: the predictor is constant.
  if (divisor > 0) for (let k = 0; k < features.length; k++) features[k] /= divisor;
}

function requireFinite(matrix: Float64Array): Float64Array {
  const offending = matrix.find((entry) => !Number.isFinite(entry));
  if (offending === undefined) return matrix;
  throw new AgopError("DIVERGED", {
    argument: "AGOP",
    given: `an entry ${offending}`,
    accepted: "a kernel, bandwidth and ridge whose gradients stay finite",
  });
}
