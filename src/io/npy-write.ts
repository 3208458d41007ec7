import { AgopError } from "../errors.ts";
import { writeFileAtomically } from "./atomic-write.ts";
import { elementCount, formatShape } from "./npy-array.ts";
import { encodeNpyHeader } from "./npy-header.ts";

/** An array to write, in C order (last axis fastest). */
export interface WritableNpyArray {
  /** Length along each axis; empty for a single value. Their product is the number of elements. */
  readonly shape: readonly number[];
  readonly data: Float64Array | Int32Array;
}

/**
 * Encodes an array as `numpy.save` does.
 *
 * @throws AgopError INVALID_ARRAY if the shape has an invalid length or does not match the data.
 * @example
 * const bytes = encodeNpy({ shape: [2], data: Float64Array.of(1, 2) });
 * console.log(bytes.length); // 144
 */
export function encodeNpy({ shape, data }: WritableNpyArray): Uint8Array {
  const isShape = shape.every((length) => Number.isSafeInteger(length) && length >= 0);
  if (!isShape || elementCount(shape) !== data.length) {
    throw new AgopError("INVALID_ARRAY", {
      argument: "shape",
      given: `${formatShape(shape)} for ${data.length} elements`,
      accepted: "nonnegative integers whose product is the number of elements",
    });
  }
  const header = encodeNpyHeader(data instanceof Float64Array ? "<f8" : "<i4", shape);
  const bytes = new Uint8Array(header.length + data.byteLength);
  bytes.set(header);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return bytes;
}

/**
 * Writes an array to a .npy file; the file appears complete or not at all.
 *
 * @throws AgopError INVALID_ARRAY as `encodeNpy` does; INVALID_OUTPUT as `writeFileAtomically` does.
 * @example
 * await writeNpyFile("M.npy", { shape: [2, 2], data: Float64Array.of(1, 0, 0, 1) }); // numpy.load("M.npy")
 */
export async function writeNpyFile(path: string, array: WritableNpyArray): Promise<void> {
  await writeFileAtomically(path, encodeNpy(array));
}
