import { deflateRawSync } from "node:zlib";
import type { ArrayOfType, PackedArray, PackedType } from "./packed-array.ts";

/** Deflates an array for a page. */
export function packArray<Type extends PackedType>(
  type: Type,
  { buffer, byteOffset, byteLength }: ArrayOfType[Type],
): PackedArray<Type> {
  return { type, bytes: deflateRawSync(new Uint8Array(buffer, byteOffset, byteLength)).toString("base64") };
}
