import type { Kernel } from "../kernel.ts";
import { kernelTerms } from "./kernel-terms.ts";
import { dotRow, rowTimesMatrix, type SampleRows, selfProducts } from "./sample-rows.ts";
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
  const xx = selfProducts(x, features);
  const zz = selfProducts(z, features);
  for (let i = 0; i < x.count; i++) {
    const projected = rowTimesMatrix(x, i, features);
    for (let j = 0; j < z.count; j++) {
      const noise = xx.noise[i] + zz.noise[j];
      const u = dotRow(projected, z, j);
      out[i * z.count + j] = kernelTerms(kernel, u, xx.values[i], zz.values[j], noise).value;
    }
    yield (i + 1) / x.count;
  }
  return out;
}
