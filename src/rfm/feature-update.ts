import { requireFiniteAgop } from "../backend/finite-agop.ts";
import type { RfmSettings } from "./options.ts";

/**
 * The next feature matrix from AGOP^power: M <- AGOP^power, averaged over a group and rescaled as the
 * settings say. Source: arXiv 2407.20199, algorithm 1, with the power as an option.
 * @param agopPower d x d, or d where the settings keep the diagonal alone; changed, and part of the result.
 * @param average Averages M over the group of the settings, in place; nothing where there is none.
 * @throws AgopError DIVERGED where M is not finite.
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
    // The largest entry of a positive semidefinite matrix stands on its diagonal.
    else divisor = Math.max(divisor, features[r * dimension + r]);
  }
  // M = 0 has nothing to scale: the predictor is constant.
  if (divisor > 0) for (let k = 0; k < features.length; k++) features[k] /= divisor;
}
