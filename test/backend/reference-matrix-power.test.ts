import { test } from "uvu";
import * as assert from "uvu/assert";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";

const backend = createReferenceBackend();

function closeTo(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  assert.is(actual.length, expected.length, `${what}: length`);
  const scale = Math.max(1e-300, ...Array.from(expected, Math.abs));
  for (let i = 0; i < expected.length; i++) {
    const ok = Math.abs(actual[i] - expected[i]) <= tolerance * scale;
    assert.ok(ok, `${what}: entry ${i} is ${actual[i]}, not ${expected[i]}`);
  }
}

/** Park and Miller's generator, values in (-1, 1). */
function random(length: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return (2 * state) / 2147483647 - 1;
  });
}

/** A B for A n x n and B n x c. */
function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = b.length / n;
  return Float64Array.from({ length: n * c }, (_, k) => {
    let sum = 0;
    for (let t = 0; t < n; t++) sum += a[Math.floor(k / c) * n + t] * b[t * c + (k % c)];
    return sum;
  });
}

function transpose(a: Float64Array, n: number): Float64Array {
  return a.map((_, k) => a[(k % n) * n + Math.floor(k / n)]);
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 1 : 0));
}

/** Q diag(values) Q' with Q the reflection I - 2 w w' / w'w. */
function withSpectrum(values: readonly number[], seed: number): Float64Array {
  const n = values.length;
  const w = random(n, seed);
  const ww = w.reduce((sum, entry) => sum + entry * entry, 0);
  const q = identity(n).map((entry, k) => entry - (2 * w[Math.floor(k / n)] * w[k % n]) / ww);
  const scaled = q.map((entry, k) => entry * values[k % n]);
  const product = multiply(scaled, transpose(q, n), n);
  return product.map((entry, k) => (entry + product[(k % n) * n + Math.floor(k / n)]) / 2);
}

test("matrixPower: known spectra", () => {
  const values = [1e-6, 0.25, 1, 4, 9];
  const m = withSpectrum(values, 6);
  for (const power of [0.5, 1, 2, 0.25, -1, -0.5]) {
    const expected = withSpectrum(
      values.map((value) => value ** power),
      6,
    );
    closeTo(backend.matrixPowerSync(m, power), expected, 1e-9, `power ${power}`);
  }
});

test("matrixPower: the square root squared, and the inverse times the matrix", () => {
  const n = 7;
  const m = withSpectrum([0.1, 0.2, 0.5, 1, 2, 3, 30], 9);
  const root = backend.matrixPowerSync(m, 0.5);
  assert.equal(root, transpose(root, n), "exactly symmetric");
  closeTo(multiply(root, root, n), m, 1e-14, "root * root");
  closeTo(multiply(backend.matrixPowerSync(m, -1), m, n), identity(n), 1e-12, "inverse * m");
});

test("matrixPower: negative eigenvalues are clamped, zero ones contribute nothing to a negative power", () => {
  closeTo(
    backend.matrixPowerSync(withSpectrum([4, -3, 9], 1), 0.5),
    withSpectrum([2, 0, 3], 1),
    1e-14,
    "clamped",
  );
  closeTo(
    backend.matrixPowerSync(withSpectrum([4, 0, 5], 1), -1),
    withSpectrum([1 / 4, 0, 1 / 5], 1),
    1e-14,
    "pinv",
  );
});

test("matrixPower: power 0 gives the identity, the zero matrix stays zero, scale does not matter", () => {
  closeTo(backend.matrixPowerSync(withSpectrum([4, 0, 5], 1), 0), identity(3), 1e-14, "power 0");
  assert.equal([...backend.matrixPowerSync(new Float64Array(4), 0.5)], [0, 0, 0, 0]);
  for (const scale of [1e-200, 1e200]) {
    const root = backend.matrixPowerSync(
      withSpectrum([1, 4, 9], 3).map((entry) => entry * scale),
      0.5,
    );
    closeTo(
      root,
      withSpectrum([1, 2, 3], 3).map((entry) => entry * Math.sqrt(scale)),
      1e-13,
      `scale ${scale}`,
    );
  }
});

test.run();
