import type { Kernel } from "../kernel.ts";
import { KernelPairs } from "./kernel-terms.ts";
import type { SampleRows } from "./sample-rows.ts";
import type { Steps } from "./steps.ts";

/**
 * Kernel matrix of x (n) against z (m) under M, n x m.
 * @param features M, d x d, symmetric.
 * @param out Array for the result, n * m entries.
 */
export function* kernelMatrixSteps(
  x: SampleRows,
  z: SampleRows,
  features: Float64Array,
  kernel: Kernel,
  out: Float64Array,
): Steps<Float64Array> {
  const pairs = new KernelPairs(kernel, features, x, z);
  for (let i = 0; i < x.count; i++) {
    for (let j = 0; j < z.count; j++) out[i * z.count + j] = pairs.terms(i, j).value;
    yield (i + 1) / x.count;
  }
  return out;
}
