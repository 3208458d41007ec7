import type { Kernel } from "../kernel.ts";
import { KernelPairs } from "./kernel-terms.ts";
import type { SampleRows } from "./sample-rows.ts";
import type { Steps } from "./steps.ts";

/** The fitted function f(x) = sum_i alpha_i k(x, x_i). */
export interface Predictor {
  /** The n centres x_i. */
  readonly centres: SampleRows;
  /** M, d x d, symmetric. */
  readonly features: Float64Array;
  readonly kernel: Kernel;
  /** n x c. */
  readonly alpha: Float64Array;
  readonly classes: number;
}

/** f at m samples, m x c. */
export function* predictSteps(predictor: Predictor, x: SampleRows): Steps<Float64Array> {
  const { centres, features, kernel, alpha, classes } = predictor;
  const pairs = new KernelPairs(kernel, features, x, centres);
  const out = new Float64Array(x.count * classes);
  for (let j = 0; j < x.count; j++) {
    for (let i = 0; i < centres.count; i++) {
      const { value } = pairs.terms(j, i);
      for (let l = 0; l < classes; l++) out[j * classes + l] += alpha[i * classes + l] * value;
    }
    yield (j + 1) / x.count;
  }
  return out;
}
