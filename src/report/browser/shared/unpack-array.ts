import type { ArrayOfType, PackedArray, PackedType } from "../../pages/shared/packed-array.ts";

const arrayTypes = { int16: Int16Array, int32: Int32Array, float32: Float32Array } as const;

/** Unpacks an array of `packArray`. */
export async function unpackArray<Type extends PackedType>({
  type,
  bytes,
}: PackedArray<Type>): Promise<ArrayOfType[Type]> {
  const inflated = streamOf(decoded(bytes)).pipeThrough(new DecompressionStream("deflate-raw"));
  const make: new (buffer: ArrayBuffer) => ArrayOfType[Type] = arrayTypes[type] as never;
  return new make(await new Response(inflated).arrayBuffer());
}

/** Avoid the stream of a Blob: another process of the browser holds it. */
function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** Use a loop: calling a function for each of a million characters takes a tenth of a second. */
function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let n = 0; n < bytes.length; n++) bytes[n] = characters.charCodeAt(n);
  return bytes;
}
