import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { NpyArray } from "../../src/io/npy-array.ts";
import { parseNpy, readNpyFile } from "../../src/io/npy-read.ts";
import { failsWith } from "../support/agop-error.ts";
import { inTempDirectory } from "../support/temp-directory.ts";
import { fixtureBytes, fixtureUrl, manifest } from "./npy-fixtures.ts";

const specialFloats = new Map<number | string, number>([
  ["inf", Infinity],
  ["-inf", -Infinity],
  ["nan", NaN],
]);

function plainValues(array: NpyArray): (number | string)[] {
  return Array.from<number | bigint | string, number | string>(array.data as ArrayLike<number>, (value) =>
    typeof value === "bigint" ? String(value) : (value as number | string),
  );
}

function sameValues(array: NpyArray, expected: readonly (number | string)[], message: string): void {
  const values = plainValues(array);
  assert.is(values.length, expected.length, message);
  expected.forEach((value, index) => {
    const wanted = array.dtype === "float64" ? (specialFloats.get(value) ?? value) : value;
    assert.ok(
      Object.is(values[index], wanted),
      `${message}: entry ${index} is ${values[index]}, not ${wanted}`,
    );
  });
}

/** A .npy file with an arbitrary header. */
function npyFile(header: string, dataBytes: number, version = [1, 0]): Uint8Array {
  const text = new TextEncoder().encode(header);
  const length = version[0] === 1 ? [text.length & 255, text.length >> 8] : [text.length, 0, 0, 0];
  return Uint8Array.from([
    0x93,
    ...Buffer.from("NUMPY"),
    ...version,
    ...length,
    ...text,
    ...new Uint8Array(dataBytes),
  ]);
}

test("the manifest covers the documented types", () => {
  assert.is(manifest.readable.length, 23);
  assert.is(manifest.rejected.length, 6);
});

for (const fixture of manifest.readable) {
  test(`${fixture.file} reads as NumPy reads it`, () => {
    const array = parseNpy(fixtureBytes(fixture.file), fixture.file);
    assert.is(array.dtype, fixture.dtype);
    assert.equal(array.shape, fixture.shape);
    assert.is(array.fortranOrder, fixture.fortranOrder);
    sameValues(array, fixture.values, fixture.file);
  });

  test(`${fixture.file} reads the same at every offset of a larger buffer`, () => {
    const bytes = fixtureBytes(fixture.file);
    for (let offset = 0; offset < 9; offset += 1) {
      const larger = new Uint8Array(bytes.length + 32).fill(0xee);
      larger.set(bytes, offset);
      const array = parseNpy(larger.subarray(offset, offset + bytes.length), fixture.file);
      sameValues(array, fixture.values, `offset ${offset}`);
    }
  });

  test(`${fixture.file} shares no memory with the bytes`, () => {
    const bytes = Uint8Array.from(fixtureBytes(fixture.file));
    const array = parseNpy(bytes, fixture.file);
    bytes.fill(0x77);
    sameValues(array, fixture.values, fixture.file);
  });

  test(`${fixture.file} cut anywhere or with more bytes is refused`, async () => {
    const bytes = fixtureBytes(fixture.file);
    const step = bytes.length > 1000 ? 97 : 1;
    for (let length = 0; length < bytes.length; length += length < 200 ? 1 : step) {
      await failsWith(() => parseNpy(bytes.subarray(0, length), "cut.npy"), "INVALID_FILE", /^cut\.npy: /);
    }
    await failsWith(() => parseNpy(bytes.subarray(0, bytes.length - 1), "cut.npy"), "INVALID_FILE");
    for (const extra of [1, 4, 8]) {
      const longer = new Uint8Array(bytes.length + extra);
      longer.set(bytes);
      await failsWith(() => parseNpy(longer, "long.npy"), "INVALID_FILE", "bytes of data where shape");
    }
  });
}

for (const { file, problem } of manifest.rejected) {
  test(`${file} is refused by name of its type`, async () => {
    await failsWith(() => parseNpy(fixtureBytes(file), file), "INVALID_FILE", file, problem, "float64");
  });
}

test("foreign files and unknown versions are refused", async () => {
  const refuse = (bytes: Uint8Array, ...parts: (string | RegExp)[]) =>
    failsWith(() => parseNpy(bytes, "x.npy"), "INVALID_FILE", "x.npy", ...parts);
  const good = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n";
  await refuse(new Uint8Array(0), "an empty file");
  await refuse(new TextEncoder().encode("a,b\n1,2\n"), "without the signature");
  await refuse(new TextEncoder().encode("PK\u0003\u0004rest"), "a .npz archive", "numpy.save");
  await refuse(npyFile(good, 8, [4, 0]), "version 4.0");
  await refuse(npyFile(good, 8, [1, 1]), "version 1.1");
  await refuse(npyFile(good, 8, [0, 0]), "version 0.0");
  assert.equal([...parseNpyData(npyFile(good, 8))], [0]);
});

function parseNpyData(bytes: Uint8Array): Float64Array {
  return parseNpy(bytes, "x.npy").data as Float64Array;
}

test("headers may be spelled in any way Python reads", () => {
  const spellings = [
    '{"shape":(2L,),"fortran_order":False,"descr":"<f8"}',
    "{ 'fortran_order' : True , 'descr' : '<f8' , 'shape' : ( 2 , ) }   \n",
    "{'descr': '<f8', 'fortran_order': False, 'shape': [2]}",
  ];
  for (const spelling of spellings) assert.equal(parseNpyData(npyFile(spelling, 16)).length, 2, spelling);
});

test("a header that is too long, or of too many axes, is refused before it is read", async () => {
  const long = new Uint8Array(12 + 2 ** 21);
  long.set(npyFile("", 0, [2, 0]).subarray(0, 8));
  new DataView(long.buffer).setUint32(8, 2 ** 21, true);
  await failsWith(() => parseNpy(long, "x.npy"), "INVALID_FILE", "x.npy", "2097152 bytes");
  const shape = `(${"1, ".repeat(65)})`;
  const header = `{'descr': '<f8', 'fortran_order': True, 'shape': ${shape}, }`;
  await failsWith(() => parseNpy(npyFile(header, 8), "x.npy"), "INVALID_FILE", "x.npy", "65 axes");
});

test("malformed headers are refused", async () => {
  const headers = [
    "",
    "[]",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)",
    "{'descr': '<f8', 'fortran_order': False}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
    "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1.5,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': 1}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (9007199254740991, 9007199254740991, 0)}",
    "{'descr': 'toString', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<U0', 'fortran_order': False, 'shape': (1000000000000,)}",
    "{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,)}",
    `${"[".repeat(20000)}`,
    "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} extra",
  ];
  for (const header of headers) {
    await failsWith(() => parseNpy(npyFile(header, 8), "x.npy"), "INVALID_FILE", "x.npy");
  }
});

test("an invalid character is refused", async () => {
  const bytes = npyFile("{'descr': '<U1', 'fortran_order': False, 'shape': (1,)}", 4);
  bytes.set([0xff, 0xff, 0xff, 0x7f], bytes.length - 4);
  await failsWith(() => parseNpy(bytes, "x.npy"), "INVALID_FILE", "character code 2147483647");
});

test("readNpyFile reads a file and names a path that is missing, a directory or foreign", () =>
  inTempDirectory(async (directory) => {
    const array = await readNpyFile(fileURLToPath(fixtureUrl("int32_c.npy")));
    assert.equal(array.shape, [5, 2]);
    const missing = join(directory, "missing.npy");
    await failsWith(() => readNpyFile(missing), "INVALID_FILE", missing, "no file exists");
    await failsWith(() => readNpyFile(directory), "INVALID_FILE", directory, "a directory");
    const foreign = join(directory, "foreign.npy");
    await writeFile(foreign, "hello, world");
    await failsWith(() => readNpyFile(foreign), "INVALID_FILE", foreign, "signature");
    await failsWith(() => readNpyFile(join(foreign, "x")), "INVALID_FILE", "not a directory");
  }));

test.run();
