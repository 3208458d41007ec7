import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseNpy } from "../../src/io/npy-read.ts";
import { encodeNpy, writeNpyFile } from "../../src/io/npy-write.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";
import { fixtureBytes, manifest } from "./npy-fixtures.ts";

const writable = manifest.readable.filter((fixture) => fixture.writable);

test("there are files to compare with", () => {
  assert.is(writable.length, 11);
});

for (const { file } of writable) {
  test(`${file} is written byte for byte as NumPy writes it`, () => {
    const expected = fixtureBytes(file);
    const array = parseNpy(expected, file);
    if (array.dtype !== "float64" && array.dtype !== "int32") throw new TypeError(array.dtype);
    const written = encodeNpy(array);
    assert.is(Buffer.compare(written, expected), 0, `${Buffer.from(written)} instead of ${expected}`);
  });
}

test("a view into a larger array is written without its neighbours", () => {
  const larger = Float64Array.from([9, 1, 2, 9]);
  const back = parseNpy(encodeNpy({ shape: [2], data: larger.subarray(1, 3) }), "x");
  assert.equal(Array.from(back.data as Float64Array), [1, 2]);
});

test("the header is a multiple of 64 bytes for every length of its text", () => {
  for (let axes = 1; axes < 60; axes += 1) {
    const bytes = encodeNpy({ shape: new Array(axes).fill(1), data: Float64Array.of(3) });
    assert.is((bytes.length - 8) % 64, 0, `${axes} axes`);
    assert.is((parseNpy(bytes, "x").data as Float64Array)[0], 3);
  }
});

test("a shape that does not fit the data is refused", async () => {
  const data = new Float64Array(6);
  for (const shape of [[2, 2], [], [-2, -3], [1.5, 4], [Number.NaN]]) {
    await failsWith(() => encodeNpy({ shape, data }), "INVALID_ARRAY", /^shape: /, "for 6 elements");
  }
});

test("writeNpyFile leaves exactly the one file", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "m.npy");
    const array = { shape: [2, 2], data: Float64Array.of(1, 2, 3, 4) };
    await writeNpyFile(path, array);
    assert.is(Buffer.compare(await readFile(path), encodeNpy(array)), 0);
    assert.equal(await readdir(directory), ["m.npy"]);
  }));

test.run();
