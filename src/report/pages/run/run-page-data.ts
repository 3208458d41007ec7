import type { FeatureRows } from "../../shared/feature-rows.ts";
import type { PackedArray } from "../shared/packed-array.ts";

/**
 * The data embedded in the page of a run. Elements, labels and samples are indices into the lists of names.
 */
export interface RunPageData {
  readonly metrics: MetricsData;
  readonly features: FeaturesData;
  readonly samples: SamplesData;
  /** null if the group elements are unknown or too many; the page gives the reason. */
  readonly encodings: EncodingsData | null;
  readonly eigenvalues: EigenvaluesData;
}

/** Losses and accuracies, one entry per iteration. */
export interface MetricsData {
  readonly iteration: readonly number[];
  readonly trainLoss: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
}

/** The saved feature matrices, symmetric, d x d. */
export interface FeaturesData {
  /** Iterations of the saved updates of M, ascending; 0 is M_0. */
  readonly iterations: readonly number[];
  readonly blocks: readonly FeatureRows[];
  /** For each matrix, the value of an off-diagonal entry of `largestInteger`. */
  readonly scales: readonly number[];
  /** Entries above the diagonal, row by row, matrix after matrix. */
  readonly upper: PackedArray<"int16">;
  /** Diagonals, matrix after matrix. */
  readonly diagonals: PackedArray<"float32">;
  /** The order of the elements of each operand by discrete logarithm; null without one. */
  readonly logarithmicOrder: readonly number[] | null;
}

/** The integer for the largest entry above the diagonal. */
export const largestInteger = 32767;

/** The table of the task and the outcome of its samples. */
export interface SamplesData {
  readonly firstElements: readonly string[];
  readonly secondElements: readonly string[];
  readonly labels: readonly string[];
  /** Label of every pair, N1 x N2. */
  readonly table: PackedArray<"int32">;
  /** Positions of the training samples in the table. */
  readonly train: PackedArray<"int32">;
  /** Positions of the test samples in the table. */
  readonly test: PackedArray<"int32">;
  /** Iterations with known predictions, ascending. */
  readonly iterations: readonly number[];
  /** Predicted labels of the test samples, iterations x samples. */
  readonly predicted: PackedArray<"int32">;
  /** Symmetries offered for orbits. */
  readonly symmetries: readonly string[];
  /** Their permutations of the N1 + N2 positions, one after another. */
  readonly images: PackedArray<"int32">;
}

/** The encodings of group elements in M, see `featureEncodings`. */
export interface EncodingsData {
  readonly elements: readonly string[];
  readonly iterations: readonly number[];
  /** One row per iteration. */
  readonly values: readonly (readonly number[])[];
}

/** Spectra in ascending order. */
export interface EigenvaluesData {
  readonly features: readonly Spectrum[];
  readonly kernel: readonly Spectrum[];
}

export interface Spectrum {
  readonly iteration: number;
  readonly values: readonly number[];
}
