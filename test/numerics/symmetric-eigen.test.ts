import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { symmetricEigen } from "../../src/numerics/symmetric-eigen.ts";

/** Largest magnitude of A v - lambda v and of V V' - I. */
function residual(matrix: Float64Array, n: number): number {
  const { values, vectors } = symmetricEigen(matrix, n);
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let image = -values[i] * vectors[i * n + j];
      let inner = i === j ? -1 : 0;
      for (let k = 0; k < n; k++) {
        image += matrix[j * n + k] * vectors[i * n + k];
        inner += vectors[i * n + k] * vectors[j * n + k];
      }
      largest = Math.max(largest, Math.abs(image), Math.abs(inner));
    }
  }
  return largest;
}

test("random symmetric matrices are diagonalised", () => {
  const entries = fc.float64Array({ min: -1, max: 1, noNaN: true, minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 8 }), (numbers, n) => {
      const matrix = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) {
          matrix[i * n + j] = numbers[i * n + j];
          matrix[j * n + i] = numbers[i * n + j];
        }
      }
      assert.ok(residual(matrix, n) < 1e-13);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test("known eigenvalues, repeated ones and the zero matrix", () => {
  const path = Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2);
  const values = Array.from(symmetricEigen(path, 3).values).toSorted((a, b) => a - b);
  for (const [i, expected] of [2 - Math.SQRT2, 2, 2 + Math.SQRT2].entries())
    assert.ok(Math.abs(values[i] - expected) < 1e-14);
  assert.ok(residual(new Float64Array(16).fill(1), 4) < 1e-14);
  assert.is(residual(new Float64Array(9), 3), 0);
});

test.run();
