import type { PackedCurves } from "../../sweep-page/sweep-page-data.ts";

/** The curves of `packCurves`, each value to 1 / 65535. */
export async function unpackCurves({ lengths, values }: PackedCurves): Promise<readonly Float32Array[]> {
  const deflated = Uint8Array.from(atob(values), (character) => character.charCodeAt(0));
  const stream = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  const view = new DataView(await new Response(stream).arrayBuffer());
  let at = 0;
  return lengths.map((length) =>
    Float32Array.from({ length }, () => {
      const value = view.getUint16(at, true) / 65_535;
      at += 2;
      return value;
    }),
  );
}
