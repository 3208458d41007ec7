import type { ArrayOfType, PackedArray, PackedType } from "../../page/packed-array.ts";

const arrayTypes = { int16: Int16Array, int32: Int32Array, float32: Float32Array } as const;

/** The array that `packedArray` has packed. */
export async function unpackedArray<Type extends PackedType>({
  type,
  bytes,
}: PackedArray<Type>): Promise<ArrayOfType[Type]> {
  const deflated = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const make: new (buffer: ArrayBuffer) => ArrayOfType[Type] = arrayTypes[type] as never;
  return new make(await new Response(inflated).arrayBuffer());
}
