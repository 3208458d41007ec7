import { test } from "uvu";
import * as assert from "uvu/assert";
import { leastSquaresSteps } from "../../src/backend/reference/least-squares.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { semidefiniteSolveSteps } from "../../src/backend/reference/semidefinite.ts";
import { runToEnd } from "../../src/backend/reference/steps.ts";

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

test("solve: positive definite, with and without ridge, by Cholesky", () => {
  const n = 9;
  const k = withSpectrum([1, 2, 3, 4, 5, 6, 7, 8, 9], 3);
  const alpha = random(n * 4, 5);
  for (const ridge of [0, 0.7]) {
    const y = multiply(k, alpha, n).map((entry, i) => entry + ridge * alpha[i]);
    const solution = backend.solveSync(k, y, ridge);
    assert.is(solution.solver, "cholesky");
    closeTo(solution.alpha, alpha, 1e-13, "alpha");
  }
});

test("solve: indefinite matrices of every size up to 12, by the indefinite factorisation", () => {
  for (let n = 2; n <= 12; n++) {
    for (let seed = 1; seed <= 20; seed++) {
      const a = random(n * n, 100 * n + seed);
      const k = a.map((entry, i) => entry + a[(i % n) * n + Math.floor(i / n)]);
      k[0] = -1;
      const alpha = random(n * 2, seed);
      const y = multiply(k, alpha, n);
      const solution = backend.solveSync(k, y, 0);
      assert.is(solution.solver, "indefinite");
      closeTo(multiply(k, solution.alpha, n), y, 1e-10, `n = ${n}, seed ${seed}`);
    }
  }
});

test("solve: zero diagonal needs 2 x 2 pivots", () => {
  const k = Float64Array.of(0, 1, 2, 3, 1, 0, 4, 5, 2, 4, 0, 6, 3, 5, 6, 0);
  const alpha = Float64Array.of(1, -2, 3, 0.5);
  const solution = backend.solveSync(k, multiply(k, alpha, 4), 0);
  assert.is(solution.solver, "indefinite");
  closeTo(solution.alpha, alpha, 1e-14, "alpha");
});

test("solve: duplicate samples with equal labels are a singular, consistent system", () => {
  const samples = {
    encoding: "pairs",
    pairs: Int32Array.of(0, 0, 1, 1, 0, 0, 0, 1),
    operandSizes: [2, 2],
  } as const;
  const k = backend.kernelMatrixSync(samples, samples, identity(4), { name: "gaussian", bandwidth: 2 });
  const y = Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1);
  const { alpha, solver } = backend.solveSync(k, y, 0);
  assert.is(solver, "indefinite");
  closeTo(multiply(k, alpha, 4), y, 1e-13, "prediction");
});

test("solve: contradictory labels end in least squares, which predicts their mean", () => {
  const samples = {
    encoding: "pairs",
    pairs: Int32Array.of(0, 0, 1, 1, 0, 0),
    operandSizes: [2, 2],
  } as const;
  const k = backend.kernelMatrixSync(samples, samples, identity(4), { name: "gaussian", bandwidth: 2 });
  const { alpha, solver } = backend.solveSync(k, Float64Array.of(1, 0, 0, 1, 0, 1), 0);
  assert.is(solver, "least-squares");
  closeTo(multiply(k, alpha, 3), Float64Array.of(0.5, 0.5, 0, 1, 0.5, 0.5), 1e-13, "prediction");
  closeTo(alpha.subarray(0, 2), alpha.subarray(4, 6), 1e-13, "minimum norm shares the coefficient");
});

test("solve: a zero matrix gives zero coefficients; zero targets are solved exactly", () => {
  const zero = new Float64Array(4);
  const contradictory = backend.solveSync(zero, Float64Array.of(1, 2), 0);
  assert.equal([...contradictory.alpha, contradictory.solver], [0, 0, "least-squares"]);
  assert.is(backend.solveSync(zero, new Float64Array(2), 0).solver, "indefinite");
  closeTo(backend.solveSync(zero, Float64Array.of(1, 2), 4).alpha, [0.25, 0.5], 1e-15, "ridge alone");
});

test("least squares: the pseudo-inverse solution of a singular indefinite system", () => {
  const a = withSpectrum([3, -2, 0, 0, 5], 8);
  const y = random(10, 4);
  const pseudoInverse = withSpectrum([1 / 3, -1 / 2, 0, 0, 1 / 5], 8);
  closeTo(runToEnd(leastSquaresSteps(a, 5, y)), multiply(pseudoInverse, y, 5), 1e-13, "x");
});

test("semidefinite: a consistent system of rank 3 of 6, with no more than 3 coefficients", () => {
  const a = withSpectrum([4, 0, 1, 0, 0, 2], 5);
  const known = random(12, 9);
  const y = multiply(a, known, 6);
  const x = runToEnd(semidefiniteSolveSteps(a, 6, y));
  closeTo(multiply(a, x, 6), y, 1e-12, "A x");
  assert.is(x.filter((entry) => entry !== 0).length, 3 * 2);
  // Any two solutions are the same predictor: x'A x is the same.
  const energy = (v: Float64Array) => multiply(a, v, 6).reduce((sum, entry, k) => sum + entry * v[k], 0);
  closeTo([energy(x)], [energy(known)], 1e-11, "norm of the predictor");
});

test("solve changes neither K nor Y, and both twins agree", async () => {
  const k = withSpectrum([1, 2, 3], 2);
  const y = random(6, 2);
  const [kBefore, yBefore] = [k.slice(), y.slice()];
  const job = backend.solve(k, y, 0.1);
  const now = backend.solveSync(k, y, 0.1);
  assert.equal([...k, ...y], [...kBefore, ...yBefore]);
  k.fill(Number.NaN);
  y.fill(Number.NaN);
  assert.equal(await job, now);
});

test.run();
