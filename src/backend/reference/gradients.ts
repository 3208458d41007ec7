import type { KernelPairs } from "./kernel-terms.ts";
import type { Predictor } from "./predictor.ts";
import { rowDifference, type SampleRows } from "./sample-rows.ts";

/**
 * combination += factor x_i coefficients', for the d x c combination and the c coefficients from
 * alpha[offset].
 */
function addOuter(
  combination: Float64Array,
  classes: number,
  rows: SampleRows,
  i: number,
  factor: number,
  alpha: Float64Array,
  offset: number,
): void {
  for (let e = rows.start[i]; e < rows.start[i + 1]; e++) {
    const scale = factor * rows.value[e];
    const target = rows.index[e] * classes;
    for (let l = 0; l < classes; l++) combination[target + l] += scale * alpha[offset + l];
  }
}

/**
 * combination += factor (x_i - x_j) coefficients' with the coefficients of x_i: rows far from the origin lose
 * their difference in a sum of multiples of both.
 */
function addDifference(
  combination: Float64Array,
  classes: number,
  rows: SampleRows,
  [i, j]: readonly [number, number],
  factor: number,
  alpha: Float64Array,
): void {
  const difference = rowDifference(rows, i, rows, j);
  for (let r = 0; r < difference.length; r++) {
    const scale = factor * difference[r];
    for (let l = 0; l < classes; l++) combination[r * classes + l] += scale * alpha[i * classes + l];
  }
}

/** M A for A d x c. */
function featuresTimes(features: Float64Array, a: Float64Array, d: number): Float64Array {
  const c = a.length / d;
  const product = new Float64Array(a.length);
  for (let t = 0; t < d; t++) {
    for (let v = 0; v < d; v++) {
      const factor = features[t * d + v];
      for (let l = 0; l < c; l++) product[t * c + l] += factor * a[v * c + l];
    }
  }
  return product;
}

/**
 * Gradients of the c outputs of the predictor at its j-th centre, the transposed Jacobian: d x c. Column l is
 * sum_i alpha_il times the gradient of k(., x_i) at x_j, and every gradient is centre * M x_i + self * M x_j
 * (arXiv 2604.00316).
 * @param pairs Terms between the centres and themselves.
 */
export function gradientsAtCentre(predictor: Predictor, pairs: KernelPairs, j: number): Float64Array {
  const { centres, features, kernel, alpha, classes } = predictor;
  // The gradient of a radial kernel is a multiple of M (x_i - x_j).
  const ofDifferences =
    centres.encoding === "dense" && (kernel.name === "gaussian" || kernel.name === "laplace");
  const combination = new Float64Array(centres.dimension * classes);
  const selfSum = new Float64Array(classes);
  for (let i = 0; i < centres.count; i++) {
    const { centre, self } = pairs.terms(j, i);
    if (ofDifferences) {
      if (centre !== 0) addDifference(combination, classes, centres, [i, j], centre, alpha);
      continue;
    }
    addOuter(combination, classes, centres, i, centre, alpha, i * classes);
    for (let l = 0; l < classes; l++) selfSum[l] += self * alpha[i * classes + l];
  }
  addOuter(combination, classes, centres, j, 1, selfSum, 0);
  return featuresTimes(features, combination, centres.dimension);
}
