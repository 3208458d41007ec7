import type { ReflectionName } from "../../symmetry/actions/reflection-name.ts";

/** Views of the entries of M. */
export type FeatureView = "full" | "without-diagonal" | "blocks" | "discrete-logarithm";

export const featureViews: readonly FeatureView[] = [
  "full",
  "without-diagonal",
  "blocks",
  "discrete-logarithm",
];

/** Options of a figure besides its kind; each kind takes some of them. */
export interface FigureChoices {
  /** Title above the figure; default none. */
  readonly title?: string | undefined;
  /**
   * Iteration of the feature matrix. `features`: default the last saved; `spectrum`, `eigenvalues`:
   * default all saved.
   */
  readonly iteration?: number | undefined;
  /** `features`; default `full`. */
  readonly view?: FeatureView | undefined;
  /** `samples`: reflections s r^k to mark fixed points of; default none. */
  readonly reflections?: readonly ReflectionName[] | undefined;
  /** Parameter on the horizontal axis; default the training fraction, or the first that varies. */
  readonly x?: string | undefined;
  /** `phase`: parameter on the vertical axis; default the seed, or another that varies. */
  readonly y?: string | undefined;
  /**
   * `curve`, `time-to-generalise`: parameter with a line per value; default the first varying parameter
   * except x and the seed with at most 7 values.
   */
  readonly by?: string | undefined;
  /** `phase`: parameter with a panel per value; default as `by`, with at most 8 values. */
  readonly facet?: string | undefined;
  /** `phase`, `curve`: quantity; default `test_accuracy`. */
  readonly quantity?: string | undefined;
}

export type FigureChoiceName = keyof FigureChoices;
