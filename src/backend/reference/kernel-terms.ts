import type { Kernel } from "../kernel.ts";
import {
  differenceForm,
  dotRow,
  rowTimesMatrix,
  type SampleRows,
  type SelfProducts,
  selfProducts,
} from "./sample-rows.ts";

/** k(x, z) and its gradient in x, centre * M z + self * M x for every kernel. */
export interface KernelTerms {
  readonly value: number;
  readonly centre: number;
  readonly self: number;
}

/**
 * The terms of a radial kernel (Mallinar et al. 2024, arXiv 2407.20199). Where samples coincide both
 * gradients are 0: the gaussian kernel has its maximum there, the laplace kernel its cusp.
 * @param s (x - z)'M(x - z), not negative.
 */
function radialTerms(name: "gaussian" | "laplace", bandwidth: number, s: number): KernelTerms {
  const distance = Math.sqrt(s);
  const value = name === "gaussian" ? Math.exp(-s / (2 * bandwidth ** 2)) : Math.exp(-distance / bandwidth);
  const scale = name === "gaussian" ? bandwidth ** 2 : bandwidth * distance;
  const weight = s === 0 ? 0 : value / scale;
  return { value, centre: weight, self: -weight };
}

/** Kernel terms between the samples x and the samples z under one M. */
export class KernelPairs {
  readonly #kernel: Kernel;
  readonly #features: Float64Array;
  readonly #x: SampleRows;
  readonly #z: SampleRows;
  readonly #xx: SelfProducts;
  readonly #zz: SelfProducts;
  /** x_i'M of the sample last asked for. */
  #image: { readonly i: number; readonly row: Float64Array } = { i: -1, row: new Float64Array(0) };

  constructor(kernel: Kernel, features: Float64Array, x: SampleRows, z: SampleRows) {
    this.#kernel = kernel;
    this.#features = features;
    this.#x = x;
    this.#z = z;
    this.#xx = selfProducts(x, features);
    this.#zz = x === z ? this.#xx : selfProducts(z, features);
  }

  /** Of k(x_i, z_j). Cheapest where calls with the same i follow each other. */
  terms(i: number, j: number): KernelTerms {
    const kernel = this.#kernel;
    switch (kernel.name) {
      case "gaussian":
      case "laplace":
        return radialTerms(kernel.name, kernel.bandwidth, this.#squaredDistance(i, j));
      case "quadratic": {
        const u = this.#product(i, j);
        return { value: 3 * u * u, centre: 6 * u, self: 0 };
      }
      case "general-quadratic": {
        const u = this.#product(i, j);
        const [xx, zz] = [this.#xx.values[i], this.#zz.values[j]];
        return { value: ((xx - 1) * (zz - 1)) / 2 + u * u, centre: 2 * u, self: zz - 1 };
      }
    }
  }

  #product(i: number, j: number): number {
    if (this.#image.i !== i) this.#image = { i, row: rowTimesMatrix(this.#x, i, this.#features) };
    return dotRow(this.#image.row, this.#z, j);
  }

  /**
   * (x_i - z_j)'M(x_i - z_j). Dense rows may lie far from the origin compared with their distances, so that
   * only their differences keep the digits. Samples that coincide under M leave rounding noise of either
   * sign, of which sqrt and 1 / sqrt would make large numbers: up to the noise of its terms, s is exactly 0.
   */
  #squaredDistance(i: number, j: number): number {
    if (this.#x.encoding === "dense") {
      const { value, noise } = differenceForm(this.#x, i, this.#z, j, this.#features);
      return value <= noise ? 0 : value;
    }
    const s = this.#xx.values[i] - 2 * this.#product(i, j) + this.#zz.values[j];
    return s <= this.#xx.noise[i] + this.#zz.noise[j] ? 0 : s;
  }
}
