import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AgopOptions } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { type DenseSamples, type PairSamples, type Samples, sampleCount } from "../../src/backend/samples.ts";

const backend = createReferenceBackend();
const kernels: readonly Kernel[] = [
  { name: "gaussian", bandwidth: 1.7 },
  { name: "laplace", bandwidth: 1.3 },
  { name: "quadratic" },
  { name: "general-quadratic" },
];

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

function positiveDefinite(d: number, seed: number): Float64Array {
  const a = random(d * d, seed);
  return Float64Array.from({ length: d * d }, (_, k) => {
    let sum = k % (d + 1) === 0 ? 0.2 : 0;
    for (let t = 0; t < d; t++) sum += (a[Math.floor(k / d) * d + t] * a[(k % d) * d + t]) / d;
    return sum;
  });
}

function expand(samples: PairSamples): DenseSamples {
  const [first, second] = samples.operandSizes;
  const dimension = first + second;
  const rows = new Float64Array((samples.pairs.length / 2) * dimension);
  samples.pairs.forEach((element, k) => {
    rows[Math.floor(k / 2) * dimension + (k % 2 === 0 ? element : first + element)] = 1;
  });
  return { encoding: "dense", rows, dimension };
}

/** x'Mz straight from the definition. */
function form(x: Float64Array, m: Float64Array, z: Float64Array): number {
  const d = x.length;
  return m.reduce((sum, entry, k) => sum + x[Math.floor(k / d)] * entry * z[k % d], 0);
}

function kernelValue(kernel: Kernel, x: Float64Array, z: Float64Array, m: Float64Array): number {
  const difference = x.map((entry, t) => entry - z[t]);
  const s = form(difference, m, difference);
  const u = form(x, m, z);
  if (kernel.name === "gaussian") return Math.exp(-s / (2 * kernel.bandwidth ** 2));
  if (kernel.name === "laplace") return Math.exp(-Math.sqrt(Math.max(0, s)) / kernel.bandwidth);
  if (kernel.name === "quadratic") return 3 * u ** 2;
  return ((form(x, m, x) - 1) * (form(z, m, z) - 1)) / 2 + u ** 2;
}

function rowsOf(samples: DenseSamples): Float64Array[] {
  const { rows, dimension: d } = samples;
  return Array.from({ length: rows.length / d }, (_, i) => rows.slice(i * d, i * d + d));
}

/** AGOP per class from central differences of the predictor: c x d x d. */
function finiteDifferenceAgop(
  x: DenseSamples,
  m: Float64Array,
  kernel: Kernel,
  alpha: Float64Array,
  centering: boolean,
) {
  const h = 1e-5;
  const d = x.dimension;
  const points = rowsOf(x);
  const n = points.length;
  const c = alpha.length / n;
  const predict = (at: Float64Array, l: number) =>
    points.reduce((sum, z, i) => sum + alpha[i * c + l] * kernelValue(kernel, at, z, m), 0);
  const shifted = (at: Float64Array, t: number, by: number) =>
    at.map((entry, k) => (k === t ? entry + by : entry));
  const jacobian = points.map((at) =>
    Float64Array.from({ length: c * d }, (_, k) => {
      const [l, t] = [Math.floor(k / d), k % d];
      return (predict(shifted(at, t, h), l) - predict(shifted(at, t, -h), l)) / (2 * h);
    }),
  );
  const mean = jacobian[0].map((_, k) => (centering ? jacobian.reduce((sum, j) => sum + j[k] / n, 0) : 0));
  return Float64Array.from({ length: c * d * d }, (_, k) => {
    const [l, a, b] = [Math.floor(k / (d * d)), Math.floor(k / d) % d, k % d];
    const [p, q] = [l * d + a, l * d + b];
    return jacobian.reduce((sum, j) => sum + ((j[p] - mean[p]) * (j[q] - mean[q])) / n, 0);
  });
}

function sumOverClasses(perClass: Float64Array, size: number): Float64Array {
  const total = new Float64Array(size);
  perClass.forEach((entry, k) => {
    total[k % size] += entry;
  });
  return total;
}

function diagonals(matrices: Float64Array, d: number): Float64Array {
  return matrices.filter((_, k) => Math.floor(k / d) % d === k % d);
}

const pairs: PairSamples = {
  encoding: "pairs",
  pairs: Int32Array.of(0, 0, 0, 2, 1, 1, 2, 3, 1, 3, 2, 0, 0, 1),
  operandSizes: [3, 4],
};
const dense: DenseSamples = { encoding: "dense", rows: random(6 * 5, 11), dimension: 5 };
const cases: readonly { readonly name: string; readonly samples: Samples; readonly rows: DenseSamples }[] = [
  { name: "pairs", samples: pairs, rows: expand(pairs) },
  { name: "dense", samples: dense, rows: dense },
];

for (const kernel of kernels) {
  for (const { name, samples, rows } of cases) {
    const d = rows.dimension;
    const n = sampleCount(samples);
    const m = positiveDefinite(d, 5);
    const alpha = random(n * 3, 7);
    const agop = (options: AgopOptions) => backend.agopSync(samples, m, kernel, alpha, options);

    test(`${kernel.name}, ${name}: kernel matrix from the definition`, () => {
      const points = rowsOf(rows);
      const expected = points.flatMap((x) => points.map((z) => kernelValue(kernel, x, z, m)));
      closeTo(backend.kernelMatrixSync(samples, samples, m, kernel), expected, 1e-13, "K");
    });

    for (const centering of [true, false]) {
      test(`${kernel.name}, ${name}, centering ${centering}: finite differences and sums`, () => {
        const perClass = agop({ centering, perClass: true });
        closeTo(perClass, finiteDifferenceAgop(rows, m, kernel, alpha, centering), 1e-7, "per class");
        closeTo(agop({ centering }), sumOverClasses(perClass, d * d), 1e-13, "sum");
        closeTo(agop({ centering, diagonal: true }), diagonals(agop({ centering }), d), 1e-13, "diagonal");
        const both = agop({ centering, perClass: true, diagonal: true });
        closeTo(both, diagonals(perClass, d), 1e-13, "diagonals per class");
      });
    }
  }

  test(`${kernel.name}: pairs agree with the same samples as dense rows`, () => {
    const m = positiveDefinite(7, 3);
    const alpha = random(7 * 2, 9);
    const rows = expand(pairs);
    const other: PairSamples = { ...pairs, pairs: Int32Array.of(2, 2, 1, 0) };
    const fromPairs = backend.kernelMatrixSync(other, pairs, m, kernel);
    closeTo(fromPairs, backend.kernelMatrixSync(expand(other), rows, m, kernel), 1e-14, "K");
    const agop = backend.agopSync(pairs, m, kernel, alpha);
    closeTo(agop, backend.agopSync(rows, m, kernel, alpha), 1e-14, "agop");
  });
}

test("centred and uncentred AGOP differ by the outer product of the mean Jacobian: rank at most c", () => {
  const m = positiveDefinite(5, 21);
  const alpha = random(6, 22);
  const kernel = kernels[0];
  const centred = backend.agopSync(dense, m, kernel, alpha);
  const uncentred = backend.agopSync(dense, m, kernel, alpha, { centering: false });
  const difference = uncentred.map((entry, k) => entry - centred[k]);
  const root = Float64Array.from({ length: 5 }, (_, t) => Math.sqrt(difference[t * 6]));
  closeTo(
    difference.map(Math.abs),
    Float64Array.from({ length: 25 }, (_, k) => root[Math.floor(k / 5)] * root[k % 5]),
    1e-10,
    "g g'",
  );
});

test.run();
