// Eigenvalues of symmetric matrices on both backends, against known spectra.
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Backend } from "../../src/backend/backend.ts";
import { createNativeBackend } from "../../src/backend/native/native-backend.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { failsWith } from "../support/agop-error.ts";
import { identity } from "../support/backend-problems.ts";
import { closeTo } from "../support/close-to.ts";
import { norm, randomSymmetric } from "../support/dense-matrix.ts";

const native = createNativeBackend({ threads: 2 });
const reference = createReferenceBackend();
const backends: readonly Backend[] = [native, reference];

/** Circulant: its eigenvalues are the cosine sums of its first row. */
function cycle(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, k) => {
    const distance = Math.abs(Math.floor(k / size) - (k % size));
    return distance === 1 || distance === size - 1 ? 1 : 0;
  });
}

for (const backend of backends) {
  test(`${backend.name}: the adjacency matrix of a cycle has the eigenvalues 2 cos(2 pi k / n)`, async () => {
    const size = 29;
    const expected = Float64Array.from({ length: size }, (_, k) => 2 * Math.cos((2 * Math.PI * k) / size));
    const values = await backend.symmetricEigenvalues(cycle(size));
    closeTo(values, expected.sort(), { absolute: 1e-13 }, "spectrum");
  });

  test(`${backend.name}: their sum is the trace and the sum of their squares the squared norm`, async () => {
    const matrix = randomSymmetric(41, 7);
    const given = matrix.slice();
    const values = await backend.symmetricEigenvalues(matrix);
    assert.equal(matrix, given, "the input is not changed");
    let trace = 0;
    for (let r = 0; r < 41; r++) trace += matrix[42 * r];
    const sum = values.reduce((total, value) => total + value, 0);
    const squares = values.reduce((total, value) => total + value * value, 0);
    closeTo(
      Float64Array.of(sum, Math.sqrt(squares)),
      Float64Array.of(trace, norm(matrix)),
      {
        absolute: 1e-12,
      },
      "sums",
    );
    assert.equal(values, values.slice().sort(), "ascending");
  });

  test(`${backend.name}: one by one, all equal, and the blocking twin`, async () => {
    assert.equal(await backend.symmetricEigenvalues(Float64Array.of(-3)), Float64Array.of(-3));
    closeTo(
      backend.symmetricEigenvaluesSync(identity(6)),
      new Float64Array(6).fill(1),
      { absolute: 1e-15 },
      "identity",
    );
    const matrix = randomSymmetric(12, 3);
    assert.equal(backend.symmetricEigenvaluesSync(matrix), await backend.symmetricEigenvalues(matrix));
  });

  test(`${backend.name}: an asymmetric matrix is refused, and an aborted call computes nothing`, async () => {
    await failsWith(
      () => backend.symmetricEigenvalues(Float64Array.of(1, 2, 3, 4)),
      "INVALID_ARRAY",
      "matrix",
    );
    const signal = AbortSignal.abort();
    await failsWith(() => backend.symmetricEigenvalues(identity(3), { signal }), "ABORTED");
  });
}

test("the backends agree to rounding", () => {
  const matrix = randomSymmetric(60, 11);
  const expected = reference.symmetricEigenvaluesSync(matrix);
  closeTo(native.symmetricEigenvaluesSync(matrix), expected, { absolute: 1e-13 * norm(matrix) }, "native");
});

test.run();
