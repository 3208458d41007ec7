import { AgopError } from "../../errors.ts";
import { symmetricEigenSteps } from "../../numerics/symmetric-eigen.ts";
import { firstNotFinite } from "../finite-agop.ts";
import { type Steps, within } from "./steps.ts";

/** @throws AgopError DIVERGED for entries beyond the largest double. */
function requireFinitePower(entries: Float64Array, what: string): Float64Array {
  if (firstNotFinite(entries) < 0) return entries;
  throw new AgopError("DIVERGED", {
    argument: what,
    given: "a power of its eigenvalues beyond the largest double",
    accepted: "a matrix and a power whose result is finite",
  });
}

/** lambda^power for every eigenvalue, as documented at Backend.matrixPower. */
export function eigenvaluePowers(values: Float64Array, power: number, what: string): Float64Array {
  const largest = values.reduce((max, value) => Math.max(max, value), 0);
  const cutoff = power < 0 ? values.length * Number.EPSILON * largest : 0;
  const powers = values.map((value) => {
    if (power === 0) return 1;
    return value > cutoff ? value ** power : 0;
  });
  return requireFinitePower(powers, what);
}

/**
 * Symmetric matrix power of a d x d matrix: clamps eigenvalues at 0; a negative power ignores eigenvalues up
 * to d * epsilon * largest; power 0 gives the identity.
 */
export function* matrixPowerSteps(
  matrix: Float64Array,
  d: number,
  power: number,
  what = "matrix",
): Steps<Float64Array> {
  const { values, vectors } = yield* within(0, 0.8, symmetricEigenSteps(matrix, d));
  const powers = eigenvaluePowers(values, power, what);
  const out = new Float64Array(d * d);
  for (let k = 0; k < d; k++) {
    if (powers[k] !== 0) {
      const vector = vectors.subarray(k * d, k * d + d);
      for (let i = 0; i < d; i++) {
        for (let j = 0; j <= i; j++) out[i * d + j] += powers[k] * vector[i] * vector[j];
      }
    }
    yield 0.8 + (0.2 * (k + 1)) / d;
  }
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) out[j * d + i] = out[i * d + j];
  }
  return requireFinitePower(out, what);
}
