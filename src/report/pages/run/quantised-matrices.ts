import { packArray } from "../shared/pack-array.ts";
import type { PackedArray } from "../shared/packed-array.ts";
import { largestInteger } from "./run-page-data.ts";
import type { FeatureMatrix } from "./saved-matrices.ts";

/** Symmetric matrices in the format of a page. */
export interface QuantisedMatrices {
  readonly iterations: readonly number[];
  readonly scales: readonly number[];
  readonly upper: PackedArray<"int16">;
  readonly diagonals: PackedArray<"float32">;
}

/** Collects matrices of one size. */
export class MatrixQuantiser {
  readonly #iterations: number[] = [];
  readonly #scales: number[] = [];
  readonly #upper: Int16Array[] = [];
  readonly #diagonals: Float32Array[] = [];

  /**
   * Scales the entries above the diagonal to 16-bit integers by the largest of them; keeps the much larger
   * diagonal separately in single precision.
   */
  add({ iteration, features }: FeatureMatrix): void {
    const d = Math.round(Math.sqrt(features.length));
    const above = new Float64Array((d * (d - 1)) / 2);
    const diagonal = new Float32Array(d);
    let place = 0;
    for (let row = 0; row < d; row++) {
      diagonal[row] = features[row * d + row];
      for (let column = row + 1; column < d; column++) above[place++] = features[row * d + column];
    }
    const scale = above.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
    this.#iterations.push(iteration);
    this.#scales.push(scale);
    this.#upper.push(
      Int16Array.from(above, (entry) => (scale === 0 ? 0 : Math.round((entry / scale) * largestInteger))),
    );
    this.#diagonals.push(diagonal);
  }

  result(): QuantisedMatrices {
    return {
      iterations: this.#iterations,
      scales: this.#scales,
      upper: packArray(
        "int16",
        joined(this.#upper, (length) => new Int16Array(length)),
      ),
      diagonals: packArray(
        "float32",
        joined(this.#diagonals, (length) => new Float32Array(length)),
      ),
    };
  }
}

function joined<Numbers extends Int16Array | Float32Array>(
  parts: readonly Numbers[],
  make: (length: number) => Numbers,
): Numbers {
  const whole = make(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}
