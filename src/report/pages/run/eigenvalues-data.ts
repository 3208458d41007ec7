import type { Backend } from "../../../backend/backend.ts";
import type { Kernel } from "../../../backend/kernel.ts";
import type { Samples } from "../../../backend/samples.ts";
import { identity } from "../../../rfm/iterations.ts";
import { evenChoice } from "../../shared/even-choice.ts";
import type { EigenvaluesData, Spectrum } from "./run-page-data.ts";
import type { FeatureMatrix } from "./saved-matrices.ts";

/** Limit on kernel matrices to diagonalise: each takes seconds. */
const mostKernelMatrices = 5;

/** Largest orders: the Jacobi method of the reference backend takes as long for 150 as LAPACK for 2500. */
const largestOrder = { native: 2500, reference: 150 } as const;

export interface EigenvalueOptions {
  readonly backend: Backend;
  readonly kernel: Kernel;
  /** The n training samples of the run. */
  readonly samples: Samples;
  /** n. */
  readonly count: number;
  /** d. */
  readonly dimension: number;
  /** Iterations with a known predictor: those after a matrix of the page. */
  readonly predictors: readonly number[];
  /** Called before every kernel matrix. */
  readonly onKernelMatrix?: (iteration: number) => void;
}

/**
 * Computes the eigenvalues of feature matrices as they are read, and of the kernel matrices of some
 * iterations.
 */
export class EigenvalueCollector {
  /** Message about omissions and their reason; empty without omissions. */
  readonly note: string;
  readonly #options: EigenvalueOptions;
  readonly #chosen: ReadonlySet<number>;
  readonly #features: Spectrum[] = [];
  readonly #kernel: Spectrum[] = [];

  constructor(options: EigenvalueOptions) {
    this.#options = options;
    const { backend, count, dimension, predictors } = options;
    const largest = largestOrder[backend.name];
    this.#chosen = new Set(count > largest ? [] : evenChoice(predictors, mostKernelMatrices));
    const tooLarge = [
      ...(dimension > largest ? [`M, ${dimension} x ${dimension},`] : []),
      ...(count > largest ? [`the kernel matrix, ${count} x ${count},`] : []),
    ];
    this.note =
      tooLarge.length === 0
        ? ""
        : `Left out: the eigenvalues of ${tooLarge.join(" and of ")} which would take too long here (at most ${largest} x ${largest} with the ${backend.name} backend).`;
  }

  /** The matrix before the first iteration, if no file holds it. */
  async addIdentity(): Promise<void> {
    await this.#addKernel({ iteration: 0, features: identity(this.#options.dimension) });
  }

  async add(matrix: FeatureMatrix): Promise<void> {
    const { backend, dimension } = this.#options;
    if (dimension <= largestOrder[backend.name]) {
      const values = await backend.symmetricEigenvalues(matrix.features);
      this.#features.push(spectrum(matrix.iteration, values));
    }
    await this.#addKernel(matrix);
  }

  result(): EigenvaluesData {
    return { features: this.#features, kernel: this.#kernel };
  }

  /** The kernel matrix of the iteration after M, which predicts with M. */
  async #addKernel({ iteration, features }: FeatureMatrix): Promise<void> {
    const { backend, samples, kernel, onKernelMatrix } = this.#options;
    if (!this.#chosen.has(iteration + 1)) return;
    onKernelMatrix?.(iteration + 1);
    const matrix = await backend.kernelMatrix(samples, samples, features, kernel);
    this.#kernel.push(spectrum(iteration + 1, await backend.symmetricEigenvalues(matrix)));
  }
}

/** Rounds to five digits: more than a chart shows. */
function spectrum(iteration: number, values: Float64Array): Spectrum {
  return { iteration, values: Array.from(values, (value) => Number(value.toPrecision(5))) };
}
