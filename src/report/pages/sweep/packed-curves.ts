import type { PackedArray } from "../shared/packed-array.ts";

/** Curves with values in [0, 1]. */
export interface PackedCurves {
  /** Number of values of each curve. */
  readonly lengths: readonly number[];
  /** All values, one curve after another, in steps of 1 / `curveSteps`. */
  readonly steps: PackedArray<"int16">;
}

/** Finer than any picture of an accuracy. */
export const curveSteps = 32_767;
