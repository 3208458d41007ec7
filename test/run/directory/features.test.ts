import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkFeatures } from "../../../src/backend/validate.ts";
import { encodeNpy, writeNpyFile } from "../../../src/io/npy-write.ts";
import { readFeatureMatrix } from "../../../src/run/directory/features.ts";
import { fixtureUrl } from "../../io/npy-fixtures.ts";
import { failsWith } from "../../support/agop-error.ts";
import { goldenNames, readGolden } from "../../support/golden.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const symmetric = Float64Array.of(2, -1, 0, -1, 2, 0.5, 0, 0.5, 1);

test("a feature matrix is read back as written", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "m.npy");
    await writeNpyFile(path, { shape: [3, 3], data: symmetric });
    assert.equal(await readFeatureMatrix(path, 3), symmetric);
  }));

test("feature matrices of the published code are accepted", () => {
  for (const name of goldenNames) {
    const { features, initialFeatures } = readGolden(name);
    for (const matrix of [...features.values(), initialFeatures ?? Float64Array.of(1)]) {
      checkFeatures(matrix, Math.sqrt(matrix.length), name);
    }
  }
});

test("other types are refused with the way to convert them", async () => {
  const refuse = (file: string, ...parts: string[]) => {
    const path = fileURLToPath(fixtureUrl(file));
    return failsWith(() => readFeatureMatrix(path, 3), "INVALID_FEATURES", path, ...parts);
  };
  // float32 is symmetric only to its own rounding: a plain conversion would be refused again.
  await refuse("float32_c.npy", "float32", 'M.astype("<f8")', "(M + M.T) / 2");
  await refuse("float64_big_endian.npy", "big-endian float64", 'astype("<f8")');
  await refuse("int32_c.npy", "int32");
  await refuse("object.npy", "Python objects");
  await refuse("structured.npy", "structured");
  await refuse("float64_c.npy", "(3, 4)", "(3, 3)");
  await refuse("float64_vector.npy", "(7,)");
  await refuse("float64_scalar.npy", "()");
});

test("an asymmetric M is refused with a way to symmetrise it", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "m.npy");
    await writeNpyFile(path, { shape: [3, 3], data: symmetric.with(1, -1.0000001) });
    await failsWith(() => readFeatureMatrix(path, 3), "INVALID_FEATURES", "not symmetric", "(M + M.T) / 2");
  }));

test("the byte order of the machine, as =f8, is accepted", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "m.npy");
    const bytes = Buffer.from(encodeNpy({ shape: [3, 3], data: symmetric }));
    bytes.write("=", bytes.indexOf("<f8"));
    await writeFile(path, bytes);
    assert.equal(await readFeatureMatrix(path, 3), symmetric);
  }));

test("a missing or truncated file is refused", () =>
  inTempDirectory(async (directory) => {
    const path = join(directory, "m.npy");
    await failsWith(() => readFeatureMatrix(path, 3), "INVALID_FILE", path);
    await writeFile(path, encodeNpy({ shape: [3, 3], data: symmetric }).subarray(0, -1));
    await failsWith(() => readFeatureMatrix(path, 3), "INVALID_FILE", path, "71 bytes");
  }));

test("asymmetry counts beyond 1e-10 of the largest entry", async () => {
  const scaled = symmetric.map((value) => value * 1e6);
  scaled[1] += 1e-5;
  checkFeatures(scaled, 3, "initialFeatures");
  scaled[1] += 1e-3;
  await failsWith(
    () => checkFeatures(scaled, 3, "initialFeatures"),
    "INVALID_FEATURES",
    /^initialFeatures: /,
    "not symmetric",
    "[0, 1]",
  );
});

test("NaN, infinity, another length and another type are refused", async () => {
  const refuse = (matrix: Float64Array, ...parts: string[]) =>
    failsWith(() => checkFeatures(matrix, 3, "initialFeatures"), "INVALID_FEATURES", ...parts);
  await refuse(symmetric.with(4, NaN), "NaN at [1, 1]");
  await refuse(symmetric.with(8, -Infinity), "-Infinity at [2, 2]");
  await refuse(symmetric.with(1, NaN).with(3, NaN), "NaN at [0, 1]");
  await refuse(new Float64Array(8), "length 8");
  await refuse(Float32Array.from(symmetric) as unknown as Float64Array, "a Float32Array");
});

test.run();
