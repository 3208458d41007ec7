import { deflateSync } from "node:zlib";
import type { PackedCurves } from "./sweep-page-data.ts";

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
