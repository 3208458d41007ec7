import { deflateSync } from "node:zlib";

/** Curves with values in [0, 1], each in steps of 1 / 65535. */
export interface PackedCurves {
  /** Number of values of each curve. */
  readonly lengths: readonly number[];
  /** All values, one curve after another, as 16-bit integers with the low byte first: deflated (zlib), in base64. */
  readonly values: string;
}

const steps = 65_535;

/** @param curves Accuracies. What is outside of [0, 1] becomes the nearer end. */
export function packCurves(curves: readonly (readonly number[])[]): PackedCurves {
  const values = curves.flat();
  const bytes = Buffer.alloc(2 * values.length);
  for (const [index, value] of values.entries())
    bytes.writeUInt16LE(Math.round(Math.min(Math.max(value, 0), 1) * steps), 2 * index);
  return {
    lengths: curves.map(({ length }) => length),
    values: deflateSync(bytes, { level: 9 }).toString("base64"),
  };
}
