import { requireFiniteAgop } from "../backend/finite-agop.ts";
import type { RfmSettings } from "./options.ts";

/**
 * Computes the next feature matrix M <- AGOP^power, averaged over a group and rescaled according to the
 * settings. Source: arXiv 2407.20199, algorithm 1, with the power as an option.
 * @param agopPower d x d, or d if the settings keep only the diagonal; changed, and may become the result.
 * @param average Averages M in place over the group of the settings; absent without a group.
 * @throws AgopError DIVERGED if M is not finite.
 */
export function nextFeatures(
  agopPower: Float64Array,
  dimension: number,
  settings: RfmSettings,
  average?: (features: Float64Array) => void,
): Float64Array {
  const features = settings.diagonal ? diagonalMatrix(agopPower) : agopPower;
  average?.(features);
  rescale(features, dimension, settings);
  return requireFiniteAgop(features);
}

function diagonalMatrix(diagonal: Float64Array): Float64Array {
  const d = diagonal.length;
  const matrix = new Float64Array(d * d);
  for (let r = 0; r < d; r++) matrix[r * d + r] = diagonal[r];
  return matrix;
}

function rescale(features: Float64Array, dimension: number, { rescaling }: RfmSettings): void {
  if (rescaling === "none") return;
  let divisor = 0;
  for (let r = 0; r < dimension; r++) {
    if (rescaling === "trace") divisor += features[r * dimension + r];
    // The largest entry of a positive semidefinite matrix lies on its diagonal.
    else divisor = Math.max(divisor, features[r * dimension + r]);
  }
  // M = 0 cannot be scaled; it gives a constant predictor.
  if (divisor > 0) for (let k = 0; k < features.length; k++) features[k] /= divisor;
}
