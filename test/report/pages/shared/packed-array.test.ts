// Arrays from the builder of a page to its script.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { unpackArray } from "../../../../src/report/browser/shared/unpack-array.ts";
import { packArray } from "../../../../src/report/pages/shared/pack-array.ts";

test("every type comes back unchanged, from a view into a larger buffer too", async () => {
  const int16 = Int16Array.of(-32767, 0, 1, 32767).subarray(1);
  assert.equal(await unpackArray(packArray("int16", int16)), Int16Array.of(0, 1, 32767));
  const int32 = Int32Array.of(-(2 ** 31), 7, 2 ** 31 - 1);
  assert.equal(await unpackArray(packArray("int32", int32)), int32);
  const float32 = Float32Array.of(-0.1, Number.POSITIVE_INFINITY, 1e-30);
  assert.equal(await unpackArray(packArray("float32", float32)), float32);
  assert.equal(await unpackArray(packArray("int32", new Int32Array(0))), new Int32Array(0));
});

test("repetitive data compress well", () => {
  assert.ok(packArray("int32", new Int32Array(100_000)).bytes.length < 1000);
});

test.run();
