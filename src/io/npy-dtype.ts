import type { NpyDtype } from "./npy-array.ts";
import type { PythonLiteral } from "./python-literal.ts";
import { invalidFile } from "./system-error.ts";

/** Element type of a .npy file. */
export interface NpyElementType {
  readonly dtype: NpyDtype;
  /** Bytes per element, at least 1. */
  readonly size: number;
}

const elementTypes: Readonly<Record<string, NpyElementType>> = {
  "<f8": { dtype: "float64", size: 8 },
  "<f4": { dtype: "float32", size: 4 },
  "<i4": { dtype: "int32", size: 4 },
  "<i8": { dtype: "int64", size: 8 },
  "|b1": { dtype: "bool", size: 1 },
  "|u1": { dtype: "uint8", size: 1 },
};

const accepted = "float64, float32, int32, int64, bool, uint8 or unicode elements, little-endian";

const kinds: Readonly<Record<string, string>> = {
  f: "float",
  i: "int",
  u: "uint",
  c: "complex",
};

/**
 * Parses the element type in a header.
 *
 * @param descr The `descr` entry of the header.
 * @param source Name of the file for messages.
 * @throws AgopError INVALID_FILE for big-endian, object, structured and all other types.
 */
export function elementType(descr: PythonLiteral, source: string): NpyElementType {
  if (typeof descr === "string") {
    // `=` means native byte order, which is little-endian on every platform that agop supports.
    const type = descr.replace(/^=/, "<");
    if (Object.hasOwn(elementTypes, type)) return elementTypes[type];
    const characters = /^<U([1-9]\d{0,8})$/.exec(type);
    if (characters !== null) return { dtype: "string", size: 4 * Number(characters[1]) };
  }
  throw invalidFile(source, `a .npy file of ${describeElementType(descr)}`, accepted);
}

/** Describes an element type in words, for example `big-endian float64 elements`. */
export function describeElementType(descr: PythonLiteral): string {
  if (typeof descr !== "string") return "structured elements";
  if (/^\|?O/.test(descr)) return "Python objects";
  const parts = /^([<>|=])([fiuc])(\d+)$/.exec(descr);
  if (parts === null) return `elements of type ${JSON.stringify(descr)}`;
  const order = parts[1] === ">" ? "big-endian " : "";
  return `${order}${kinds[parts[2]]}${8 * Number(parts[3])} elements`;
}
