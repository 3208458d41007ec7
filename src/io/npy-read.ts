import { elementCount, formatShape, type NpyArray } from "./npy-array.ts";
import { elementType } from "./npy-dtype.ts";
import { acceptedNpy, parseNpyHeader } from "./npy-header.ts";
import { readInput } from "./read-input.ts";
import { invalidFile } from "./system-error.ts";

/**
 * Parses an array in NumPy's .npy format, versions 1.0 to 3.0. Converts data in Fortran order to C order.
 *
 * @param bytes The whole file, at any offset of its buffer. The data are copied.
 * @param source Name of the file for messages.
 * @throws AgopError INVALID_FILE for a foreign or cut file, bytes after the data, and element types other
 * than little-endian float64, float32, int32, int64, bool, uint8 and unicode.
 * @example
 * const bytes = encodeNpy({ shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) });
 * const { dtype, shape, data } = parseNpy(bytes, "from memory");
 * console.log(dtype, shape.join(" x "), data.join(" ")); // float64 2 x 2 1 2 3 4
 */
export function parseNpy(bytes: Uint8Array, source: string): NpyArray {
  const { descr, fortranOrder, shape, dataOffset } = parseNpyHeader(bytes, source);
  const type = elementType(descr, source);
  const wanted = elementCount(shape) * type.size;
  const found = bytes.length - dataOffset;
  if (found !== wanted) {
    const extent = found < wanted ? `only ${found} bytes of data` : `${found} bytes of data`;
    const given = `a .npy file with ${extent} where shape ${formatShape(shape)} takes ${wanted}`;
    throw invalidFile(source, given, acceptedNpy);
  }
  // Copy the data: a typed array needs aligned memory, and the data may start at any offset.
  const copy = new Uint8Array(wanted);
  copy.set(bytes.subarray(dataOffset));
  const layout = { shape, fortranOrder };
  switch (type.dtype) {
    case "float64":
      return { ...layout, dtype: type.dtype, data: inOrder(new Float64Array(copy.buffer), layout) };
    case "float32":
      return { ...layout, dtype: type.dtype, data: inOrder(new Float32Array(copy.buffer), layout) };
    case "int32":
      return { ...layout, dtype: type.dtype, data: inOrder(new Int32Array(copy.buffer), layout) };
    case "int64":
      return { ...layout, dtype: type.dtype, data: inOrder(new BigInt64Array(copy.buffer), layout) };
    case "bool":
    case "uint8":
      return { ...layout, dtype: type.dtype, data: inOrder(copy, layout) };
    case "string":
      return { ...layout, dtype: type.dtype, data: inOrder(decodeStrings(copy, type.size, source), layout) };
  }
}

/**
 * Reads a .npy file.
 *
 * @throws AgopError INVALID_FILE as `parseNpy` does, and for a path that is missing, a directory or
 * unreadable.
 * @example
 * await writeNpyFile("labels.npy", { shape: [3], data: Int32Array.of(2, 0, 1) });
 * const { dtype, data } = await readNpyFile("labels.npy"); // a file of numpy.save just as well
 * console.log(dtype, data.join(" ")); // int32 2 0 1
 */
export async function readNpyFile(path: string): Promise<NpyArray> {
  return parseNpy(await readInput(path, "the path of a .npy file"), path);
}

interface Layout {
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
}

interface Elements<T> {
  readonly length: number;
  [index: number]: T;
  slice(): Elements<T>;
}

function inOrder<T, A extends Elements<T>>(stored: A, { shape, fortranOrder }: Layout): A {
  if (!fortranOrder || shape.length < 2) return stored;
  const ordered = stored.slice() as A;
  const strides = shape.map((_, axis) => elementCount(shape.slice(0, axis)));
  const position = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < ordered.length; to += 1) {
    ordered[to] = stored[from];
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      position[axis] += 1;
      from += strides[axis];
      if (position[axis] < shape[axis]) break;
      from -= strides[axis] * shape[axis];
      position[axis] = 0;
    }
  }
  return ordered;
}

/** Decodes NumPy's text: fixed-width UTF-32, padded with NUL characters. */
function decodeStrings(bytes: Uint8Array, size: number, source: string): string[] {
  const view = new DataView(bytes.buffer);
  const strings: string[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    let text = "";
    for (let offset = start; offset < start + size; offset += 4) {
      const codePoint = view.getUint32(offset, true);
      if (codePoint > 0x10ffff) {
        throw invalidFile(source, `a .npy file with the invalid character code ${codePoint}`, "Unicode text");
      }
      text += String.fromCodePoint(codePoint);
    }
    strings.push(text.replace(/\0+$/, ""));
  }
  return strings;
}
