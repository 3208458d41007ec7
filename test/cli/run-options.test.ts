import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { closeTo, relativeFrobenius } from "../support/close-to.ts";
import { readConfig, readMatrix, runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

/** Asserts that two arrays are equal bit by bit. */
const same = (actual: Float64Array, expected: Float64Array) => closeTo(actual, expected, {}, "entries");

/** The last feature matrix of a command line, and the directory of the run. */
async function finalFeatures(directory: string, name: string, args: string): Promise<Float64Array> {
  const { iterations } = await runJson(`${args} --out ${name}`, { cwd: directory });
  const file = `features-${String(iterations).padStart(4, "0")}.npy`;
  return (await readMatrix(path.join(directory, name), file)).data;
}

test("the default partition is random, 0.5, seed 0; the seed decides", async () => {
  await inTempDirectory(async (directory) => {
    const trainOf = async (name: string, args: string) => {
      await runJson(`--op x+y --modulus 9 --iterations 1 ${args} --out ${name}`.replace("  ", " "), {
        cwd: directory,
      });
      return (await readConfig(path.join(directory, name))).train;
    };
    const [plain, explicit, again, other] = await Promise.all([
      trainOf("plain", ""),
      trainOf("explicit", "--partition random --train-fraction 0.5 --seed 0"),
      trainOf("one", "--seed 1"),
      trainOf("two", "--seed 2"),
    ]);
    assert.equal(explicit, plain);
    assert.not.equal(again, plain);
    assert.not.equal(other, again);
    assert.equal(await trainOf("again", "--seed 1"), again);
  });
});

test("products, units and quotients with the names of their reflections", async () => {
  await inTempDirectory(async (directory) => {
    const testOf = async (name: string, args: readonly string[]) => {
      const all = [...args, "--partition", "degenerate", "--iterations", "1", "--out", name];
      const { task } = await runJson(all, { cwd: directory });
      const { test: pairs } = await readConfig(path.join(directory, name));
      return { task, pairs };
    };
    // Names of elements, from the formulas of the tasks: b = a + k, b = a k, b = 1 / (a k).
    const product = await testOf("product", ["--group", "3x7", "--reflections", "(2,3)"]);
    assert.is(product.task, "Z_3 x Z_7");
    assert.is(product.pairs.length, 21);
    for (const [i, j] of product.pairs) {
      const [a, b] = [i, j].map((index) => [Math.floor(index / 7), index % 7]);
      assert.equal(b, [(a[0] + 2) % 3, (a[1] + 3) % 7]);
    }
    const units = await testOf("units", ["--op", "x*y", "--modulus", "61", "--reflections", "35"]);
    assert.is(units.task, "x*y mod 61");
    assert.is(units.pairs.length, 60);
    for (const [i, j] of units.pairs) assert.is(j + 1, ((i + 1) * 35) % 61);
    const quotient = await testOf("quotient", ["--op", "x/y", "--modulus", "13", "--reflections", "5,2"]);
    assert.is(quotient.pairs.length, 24);
    for (const [i, j] of quotient.pairs) assert.ok([5, 2].some((k) => ((i + 1) * (j + 1) * k) % 13 === 1));
    const difference = await testOf("difference", ["--op", "x-y", "--modulus", "12", "--reflections", "4"]);
    for (const [i, j] of difference.pairs) assert.is((i + j + 4) % 12, 0);
  });
});

test("tables from CSV and JSON, and a partition file", async () => {
  await inTempDirectory(async (directory) => {
    const rows = Array.from({ length: 7 }, (_, a) => Array.from({ length: 7 }, (_, b) => (a + b) % 7));
    await writeFile(path.join(directory, "t.csv"), rows.map((row) => row.join(",")).join("\n"));
    await writeFile(path.join(directory, "t.json"), JSON.stringify({ table: rows }));
    const pairs = rows.flatMap((row, a) => row.map((_, b) => [a, b]));
    const train = pairs.filter(([a, b]) => (a + 2 * b) % 3 !== 0);
    const partition = { train, test: pairs.filter(([a, b]) => (a + 2 * b) % 3 === 0) };
    await writeFile(path.join(directory, "p.json"), JSON.stringify(partition));
    const options = "--partition-file p.json --iterations 3 --threads 1";
    const [builtin, csv, json] = await Promise.all([
      finalFeatures(directory, "builtin", `--op x+y --modulus 7 ${options}`),
      finalFeatures(directory, "csv", `--table t.csv ${options}`),
      finalFeatures(directory, "json", `--table t.json ${options}`),
    ]);
    same(csv, builtin);
    same(json, builtin);
    assert.equal((await readConfig(path.join(directory, "csv"))).train, train);
    assert.is((await readConfig(path.join(directory, "csv"))).task, "t.csv");
  });
});

test("each option of the update changes M as expected", async () => {
  await inTempDirectory(async (directory) => {
    const names = {
      plain: "",
      uncentred: "--no-centering",
      diagonal: "--diagonal",
      trace: "--rescaling trace",
      largest: "--rescaling largest",
      first: "--power 1",
    };
    const features: Record<string, Float64Array> = {};
    for (const [name, option] of Object.entries(names)) {
      const args = `--op x+y --modulus 11 --iterations 1 --threads 1 ${option}`.trim();
      features[name] = await finalFeatures(directory, name, args);
    }
    const { plain, uncentred, diagonal, trace, largest, first } = features;
    const scaled = (by: number) => plain.map((entry) => entry / by);
    const places = [...plain.keys()];
    const traceOf = (matrix: Float64Array) =>
      places.reduce((sum, k) => sum + (k % 23 === 0 ? matrix[k] : 0), 0);
    assert.ok(relativeFrobenius(trace, scaled(traceOf(plain))) < 1e-12);
    assert.ok(relativeFrobenius(largest, scaled(Math.max(...plain))) < 1e-12);
    const square = Float64Array.from(places, (k) => {
      let sum = 0;
      for (let l = 0; l < 22; l++) sum += plain[Math.floor(k / 22) * 22 + l] * plain[l * 22 + (k % 22)];
      return sum;
    });
    assert.ok(relativeFrobenius(square, first) < 1e-8, "M with power 1/2, squared, is M with power 1");
    assert.ok(places.every((k) => k % 23 === 0 || diagonal[k] === 0));
    const root = Float64Array.from({ length: 22 }, (_, r) => Math.sqrt(first[23 * r]));
    assert.ok(
      relativeFrobenius(
        Float64Array.from({ length: 22 }, (_, r) => diagonal[23 * r]),
        root,
      ) < 1e-9,
    );
    // Centring removes the mean Jacobian, so the trace of the AGOP can only shrink.
    assert.ok(relativeFrobenius(uncentred, plain) > 1e-4);
    const squares = (matrix: Float64Array) => matrix.reduce((sum, entry) => sum + entry * entry, 0);
    assert.ok(squares(uncentred) > squares(plain));
  });
});

test("kernel, bandwidth and ridge take effect; presets equal their flags", async () => {
  await inTempDirectory(async (directory) => {
    const run = (name: string, options: string) =>
      finalFeatures(directory, name, `--op x+y --modulus 7 --threads 1 --iterations 3 ${options}`.trim());
    const plain = await run("plain", "");
    const [wide, ridge, laplace, general] = await Promise.all([
      run("wide", "--bandwidth 5"),
      run("ridge", "--ridge 0.1"),
      run("laplace", "--kernel laplace"),
      run("general", "--kernel general-quadratic"),
    ]);
    for (const other of [wide, ridge, laplace, general]) assert.ok(relativeFrobenius(other, plain) > 1e-3);
    same(await run("preset", "--preset tomas-2026"), plain);
    same(await run("preset-2", "--preset mallinar-2024"), plain);
    same(await run("preset-3", "--preset tomas-2026 --bandwidth 5"), wide);
    same(
      await run("preset-4", "--preset tomas-2026-quadratic"),
      await run("quadratic", "--kernel quadratic"),
    );
    same(await run("preset-5", "--preset mallinar-2024-text"), await run("text", "--no-centering"));
    same(await run("preset-6", "--preset tomas-2026-quadratic --kernel laplace"), laplace);
  });
});

test("the reference backend agrees with the native one", async () => {
  await inTempDirectory(async (directory) => {
    for (const kernel of ["gaussian", "quadratic"]) {
      const args = `--op x*y --modulus 11 --kernel ${kernel} --ridge 0.01 --iterations 5`;
      const native = await finalFeatures(directory, `native-${kernel}`, args);
      const reference = await finalFeatures(directory, `reference-${kernel}`, `${args} --backend reference`);
      const error = relativeFrobenius(reference, native);
      assert.ok(error < 1e-6, `${kernel}: ${error}`);
    }
    const { backend, blas } = await runJson("--op x+y --modulus 5 --iterations 1 --backend reference");
    assert.is(backend, "reference");
    assert.equal(blas, { vendor: "none", version: "none", core: "none", threads: 0 });
  });
});

test("M_0 from a reflection or from the file of an earlier run", async () => {
  await inTempDirectory(async (directory) => {
    const run = (name: string, options: string) =>
      finalFeatures(directory, name, `--op x+y --modulus 11 --threads 1 ${options}`);
    const whole = await run("whole", "--iterations 4");
    await run("half", "--iterations 2");
    const continued = await run("rest", "--iterations 2 --init-features half/features-0002.npy");
    same(continued, whole);
    const reflected = await run("reflected", "--iterations 1 --init-features reflection:3");
    const saved = await run("saved", "--iterations 1 --init-features reflected/initial-features.npy");
    same(saved, reflected);
    assert.ok(relativeFrobenius(reflected, whole) > 1e-3);
  });
});

test.run();
