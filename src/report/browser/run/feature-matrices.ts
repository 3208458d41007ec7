import { type FeaturesData, largestInteger } from "../../pages/run/run-page-data.ts";
import { unpackArray } from "../shared/unpack-array.ts";

/** The saved feature matrices of a run. */
export class FeatureMatrices {
  /** Iterations of the saved updates, ascending. */
  readonly iterations: readonly number[];
  /** d. */
  readonly dimension: number;
  readonly #scales: readonly number[];
  readonly #upper: Int16Array;
  readonly #diagonals: Float32Array;

  private constructor(
    { iterations, blocks, scales }: FeaturesData,
    upper: Int16Array,
    diagonals: Float32Array,
  ) {
    this.iterations = iterations;
    this.dimension = blocks.reduce((sum, { elements }) => sum + elements.length, 0);
    this.#scales = scales;
    this.#upper = upper;
    this.#diagonals = diagonals;
  }

  static async unpack(data: FeaturesData): Promise<FeatureMatrices> {
    const [upper, diagonals] = await Promise.all([unpackArray(data.upper), unpackArray(data.diagonals)]);
    return new FeatureMatrices(data, upper, diagonals);
  }

  /** Index of the matrix for an iteration: the last one saved by then, else the first. */
  indexAt(iteration: number): number {
    return Math.max(
      0,
      this.iterations.findLastIndex((saved) => saved <= iteration),
    );
  }

  /** M, d x d. @param index Place in the list of iterations. */
  matrix(index: number): Float32Array {
    const d = this.dimension;
    const matrix = new Float32Array(d * d);
    const unit = this.#scales[index] / largestInteger;
    let place = (index * d * (d - 1)) / 2;
    for (let row = 0; row < d; row++) {
      matrix[row * d + row] = this.#diagonals[index * d + row];
      for (let column = row + 1; column < d; column++) {
        const entry = this.#upper[place++] * unit;
        matrix[row * d + column] = entry;
        matrix[column * d + row] = entry;
      }
    }
    return matrix;
  }
}
