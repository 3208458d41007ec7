import { formatShape } from "./npy-array.ts";
import { type PythonLiteral, parsePythonLiteral } from "./python-literal.ts";
import { invalidFile } from "./system-error.ts";

/** The header of a .npy file. */
export interface NpyHeader {
  /**
   * NumPy's name of the element type, for example `<f8`; a value other than a string is a structured type.
   */
  readonly descr: PythonLiteral;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Bytes from the start of the file to the data. */
  readonly dataOffset: number;
}

export const acceptedNpy = "a complete .npy file of version 1.0, 2.0 or 3.0";

const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59);
/** A .npz file is a ZIP archive. */
const zipMagic = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);
const versionEnd = magic.length + 2;
const alignment = 64;
/** NumPy pads the header so that the first length can grow to this many digits in place. */
const growthDigits = 21;

/** Maximum header length in bytes; NumPy writes less than a kilobyte for a simple array. */
const longestHeader = 1 << 20;
/** Maximum number of axes in NumPy. */
const mostAxes = 64;

/**
 * Reads the header of a .npy file (NumPy enhancement proposal 1).
 *
 * @param bytes The file from its first byte; the data may be missing.
 * @param source Name of the file for messages.
 * @throws AgopError INVALID_FILE for a foreign file, an unknown version, a cut or malformed header.
 */
export function parseNpyHeader(bytes: Uint8Array, source: string): NpyHeader {
  if (bytes.length === 0) throw invalidFile(source, "an empty file", acceptedNpy);
  if (bytes.length >= zipMagic.length && zipMagic.every((byte, index) => bytes[index] === byte)) {
    const accepted = 'one array as .npy: numpy.save("M.npy", numpy.load("FILE.npz")["NAME"])';
    throw invalidFile(source, "a .npz archive", accepted);
  }
  if (magic.some((byte, index) => index < bytes.length && bytes[index] !== byte)) {
    throw invalidFile(source, "a file without the signature of .npy files", acceptedNpy);
  }
  if (bytes.length < versionEnd) throw cutHeader(source, bytes.length);
  const major = bytes[6];
  const minor = bytes[7];
  if (major < 1 || major > 3 || minor !== 0) {
    throw invalidFile(source, `a .npy file of version ${major}.${minor}`, acceptedNpy);
  }
  const textOffset = versionEnd + (major === 1 ? 2 : 4);
  if (bytes.length < textOffset) throw cutHeader(source, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(versionEnd, true) : view.getUint32(versionEnd, true);
  if (length > longestHeader) {
    const given = `a .npy file with a header of ${length} bytes`;
    throw invalidFile(source, given, `a header of at most ${longestHeader} bytes`);
  }
  const dataOffset = textOffset + length;
  if (bytes.length < dataOffset) throw cutHeader(source, bytes.length, dataOffset);
  const text = new TextDecoder(major === 3 ? "utf-8" : "latin1").decode(
    bytes.subarray(textOffset, dataOffset),
  );
  return { ...parseFields(text, source), dataOffset };
}

function cutHeader(source: string, length: number, wanted?: number): Error {
  const extent = wanted === undefined ? `after ${length} bytes` : `after ${length} of its ${wanted} bytes`;
  return invalidFile(source, `a .npy file whose header ends ${extent}`, acceptedNpy);
}

function parseFields(text: string, source: string): Omit<NpyHeader, "dataOffset"> {
  let fields: PythonLiteral;
  try {
    fields = parsePythonLiteral(text);
  } catch (error) {
    throw invalidFile(source, "a .npy file with an unreadable header", acceptedNpy, error);
  }
  const keys = "a dictionary with the keys descr, fortran_order and shape as the header";
  if (!(fields instanceof Map)) throw invalidFile(source, "a .npy file with a foreign header", keys);
  const descr = fields.get("descr");
  const fortranOrder = fields.get("fortran_order");
  const shape = fields.get("shape");
  if (descr === undefined || fortranOrder === undefined || shape === undefined || fields.size !== 3) {
    throw invalidFile(source, `a .npy file whose header has the keys ${[...fields.keys()].join(", ")}`, keys);
  }
  if (typeof fortranOrder !== "boolean") {
    throw invalidFile(source, "a .npy header with another fortran_order", "True or False");
  }
  if (!Array.isArray(shape) || !shape.every(isLength)) {
    throw invalidFile(source, "a .npy header with a malformed shape", "a tuple of nonnegative integers");
  }
  if (shape.length > mostAxes) {
    throw invalidFile(source, `a .npy header with ${shape.length} axes`, `at most ${mostAxes} axes`);
  }
  return { descr, fortranOrder, shape };
}

function isLength(value: PythonLiteral): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/**
 * Encodes a header for data in C order, byte for byte as NumPy does: version 1.0, padded with spaces and a
 * newline to a multiple of 64 bytes.
 *
 * @param descr NumPy's name of the element type, for example `<f8`.
 */
export function encodeNpyHeader(descr: string, shape: readonly number[]): Uint8Array {
  const growth = shape.length === 0 ? 0 : growthDigits - String(shape[0]).length;
  const fields = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${formatShape(shape)}, }`;
  const text = `${fields}${" ".repeat(growth)}`;
  const textOffset = versionEnd + 2;
  // NumPy adds a whole block if the length is already aligned: 1 to 64 bytes, including the newline.
  const padding = alignment - ((textOffset + text.length + 1) % alignment);
  const length = text.length + padding + 1;
  const header = new Uint8Array(textOffset + length);
  header.set(magic);
  header.set([1, 0, length & 0xff, length >> 8], magic.length);
  header.set(new TextEncoder().encode(`${text}${" ".repeat(padding)}\n`), textOffset);
  return header;
}
