import type { FeatureRows } from "../../shared/feature-rows.ts";
import type { PackedArray } from "../shared/packed-array.ts";

/** What the builder of a run's page hands to its script. Elements, labels and samples are indices into the lists of names. */
export interface RunPageData {
  readonly metrics: MetricsData;
  readonly features: FeaturesData;
  readonly samples: SamplesData;
  /** Null where the group elements cannot be told or are too many; the page says why. */
  readonly encodings: EncodingsData | null;
  readonly eigenvalues: EigenvaluesData;
}

/** Losses and accuracies, one entry for each iteration. */
export interface MetricsData {
  readonly iteration: readonly number[];
  readonly trainLoss: readonly number[];
  readonly trainAccuracy: readonly number[];
  readonly testLoss: readonly number[];
  readonly testAccuracy: readonly number[];
}

/** The saved feature matrices, symmetric, d x d. */
export interface FeaturesData {
  /** Iterations after whose update M was saved, ascending; 0 is M_0. */
  readonly iterations: readonly number[];
  readonly blocks: readonly FeatureRows[];
  /** Of each matrix: the value that an entry of `largestInteger` above the diagonal stands for. */
  readonly scales: readonly number[];
  /** Entries above the diagonal, row by row, matrix after matrix. */
  readonly upper: PackedArray<"int16">;
  /** Diagonals, matrix after matrix. */
  readonly diagonals: PackedArray<"float32">;
  /** The order of the elements of each operand by discrete logarithm; null where that has no meaning. */
  readonly logarithmicOrder: readonly number[] | null;
}

/** The integer that the largest entry above the diagonal becomes. */
export const largestInteger = 32767;

/** The table of the task and what became of its samples. */
export interface SamplesData {
  readonly firstElements: readonly string[];
  readonly secondElements: readonly string[];
  readonly labels: readonly string[];
  /** Label of every pair, N1 x N2. */
  readonly table: PackedArray<"int32">;
  /** Places of the training samples in the table. */
  readonly train: PackedArray<"int32">;
  /** Places of the test samples in the table. */
  readonly test: PackedArray<"int32">;
  /** Iterations whose predictions are known, ascending. */
  readonly iterations: readonly number[];
  /** Labels that the test samples got, iterations x samples. */
  readonly predicted: PackedArray<"int32">;
  /** Symmetries whose orbits can be shown. */
  readonly symmetries: readonly string[];
  /** Their permutations of the N1 + N2 positions, one after another. */
  readonly images: PackedArray<"int32">;
}

/** The encodings of group elements in M, see `featureEncodings`. */
export interface EncodingsData {
  readonly elements: readonly string[];
  readonly iterations: readonly number[];
  /** One row for each iteration. */
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
