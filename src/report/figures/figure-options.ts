import type { ReflectionName } from "../../symmetry/actions/reflection-name.ts";

/** How the entries of M are shown. */
export type FeatureView = "full" | "without-diagonal" | "blocks" | "discrete-logarithm";

export const featureViews: readonly FeatureView[] = [
  "full",
  "without-diagonal",
  "blocks",
  "discrete-logarithm",
];

/** What a figure is drawn from, beside its kind; each kind takes some of these. */
export interface FigureChoices {
  /** Written above the figure; default none. */
  readonly title?: string | undefined;
  /**
   * Iteration whose feature matrix is drawn. `features`: default the last saved; `spectrum`, `eigenvalues`:
   * default all saved.
   */
  readonly iteration?: number | undefined;
  /** `features`; default `full`. */
  readonly view?: FeatureView | undefined;
  /** `samples`: reflections s r^k whose fixed points are marked; default none. */
  readonly reflections?: readonly ReflectionName[] | undefined;
  /** Parameter across; default the training fraction, or the first that varies. */
  readonly x?: string | undefined;
  /** `phase`: parameter upwards; default the seed, or another that varies. */
  readonly y?: string | undefined;
  /**
   * `curve`, `time-to-generalise`: parameter with a line per value; default the first left beside x and the seed
   * that varies and has at most 7 values.
   */
  readonly by?: string | undefined;
  /** `phase`: parameter with a panel per value; default as `by`, with at most 8 values. */
  readonly facet?: string | undefined;
  /** `phase`, `curve`: what is measured; default `test_accuracy`. */
  readonly quantity?: string | undefined;
}

export type FigureChoiceName = keyof FigureChoices;
