import { packedArray } from "../shared/pack-array.ts";
import { curveSteps, type PackedCurves } from "./packed-curves.ts";

/** @param curves Accuracies. What is outside of [0, 1] becomes the nearer end. */
export function packCurves(curves: readonly (readonly number[])[]): PackedCurves {
  const steps = curves.flat().map((value) => Math.round(Math.min(Math.max(value, 0), 1) * curveSteps));
  return {
    lengths: curves.map(({ length }) => length),
    steps: packedArray("int16", Int16Array.from(steps)),
  };
}
