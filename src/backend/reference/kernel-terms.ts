import type { Kernel } from "../kernel.ts";

/** k(x, z) and its gradient in x, centre * M z + self * M x for every kernel. */
export interface KernelTerms {
  readonly value: number;
  readonly centre: number;
  readonly self: number;
}

/**
 * s = (x-z)'M(x-z) from u = x'Mz, x'Mx and z'Mz. Samples that coincide under M leave rounding noise of either
 * sign, which sqrt and 1 / sqrt would amplify: below the noise of its terms, s is set to 0.
 */
function squaredDistance(u: number, xx: number, zz: number, noise: number): number {
  const s = xx - 2 * u + zz;
  return s <= noise ? 0 : s;
}

/**
 * Value and gradient factors of a kernel (Mallinar et al. 2024, arXiv 2407.20199).
 * @param u x'Mz.
 * @param xx x'Mx.
 * @param zz z'Mz.
 * @param noise Bound on the total rounding error of xx, zz and u.
 */
export function kernelTerms(kernel: Kernel, u: number, xx: number, zz: number, noise: number): KernelTerms {
  switch (kernel.name) {
    case "gaussian": {
      const squaredBandwidth = kernel.bandwidth ** 2;
      const value = Math.exp(-squaredDistance(u, xx, zz, noise) / (2 * squaredBandwidth));
      const weight = value / squaredBandwidth;
      return { value, centre: weight, self: -weight };
    }
    case "laplace": {
      const distance = Math.sqrt(squaredDistance(u, xx, zz, noise));
      const value = Math.exp(-distance / kernel.bandwidth);
      const weight = distance === 0 ? 0 : value / (kernel.bandwidth * distance);
      return { value, centre: weight, self: -weight };
    }
    case "quadratic":
      return { value: 3 * u * u, centre: 6 * u, self: 0 };
    case "general-quadratic":
      return { value: ((xx - 1) * (zz - 1)) / 2 + u * u, centre: 2 * u, self: zz - 1 };
  }
}
