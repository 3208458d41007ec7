import { curveSteps, lossRange, type PackedCurves } from "../../pages/sweep/sweep-page-data.ts";
import { unpackArray } from "../shared/unpack-array.ts";

/** Unpacks the curves of `packCurves`. */
export async function unpackCurves({ lengths, steps }: PackedCurves): Promise<readonly Float32Array[]> {
  const values = Float32Array.from(await unpackArray(steps), (step) => step / curveSteps);
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return values.subarray(end - length, end);
  });
}

/** Losses from curves that were packed as places on the scale of `lossRange`. */
export async function unpackLosses(packed: PackedCurves): Promise<readonly Float32Array[]> {
  const { from, to } = lossRange;
  const curves = await unpackCurves(packed);
  return curves.map((curve) => curve.map((share) => 10 ** (from + (to - from) * share)));
}
