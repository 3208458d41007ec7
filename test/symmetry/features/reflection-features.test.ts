import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import { reflectionPermutation } from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../../../src/symmetry/actions/fixed-points.ts";
import { reflectionFeatures } from "../../../src/symmetry/features/reflection-features.ts";
import { closeTo } from "../../support/close-to.ts";
import { readGolden } from "../../support/golden.ts";

const tasks = [
  modularTask({ operation: "x+y", modulus: 7 }),
  modularTask({ operation: "x-y", modulus: 6 }),
  modularTask({ operation: "x*y", modulus: 11 }),
  modularTask({ operation: "x/y", modulus: 9 }),
  productTask({ orders: [2, 3] }),
];

const multiply = (a: Float64Array, b: Float64Array, size: number): Float64Array =>
  Float64Array.from({ length: size * size }, (_, index) => {
    const [row, column] = [Math.floor(index / size), index % size];
    let sum = 0;
    for (let n = 0; n < size; n++) sum += a[row * size + n] * b[n * size + column];
    return sum;
  });

for (const task of tasks) {
  const size = task.firstElements.length;
  const dimension = 2 * size;

  test(`${task.name}: the blocks are I - J/N and -(P - J/N)`, () => {
    for (let k = 0; k < size; k++) {
      const features = reflectionFeatures(task, k);
      const reflect = task.dihedral?.reflect;
      const expected = new Float64Array(dimension * dimension);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const diagonal = (i === j ? 1 : 0) - 1 / size;
          expected[i * dimension + j] = diagonal;
          expected[(size + i) * dimension + size + j] = diagonal;
          const mapped = reflect?.(k, 0, j)[0] === i ? 1 : 0;
          expected[i * dimension + size + j] = -(mapped - 1 / size);
          expected[(size + j) * dimension + i] = -(mapped - 1 / size);
        }
      }
      closeTo(features, expected, { absolute: 1e-15 }, `s r^${k}`);
    }
  });

  test(`${task.name}: half of it is an orthogonal projection, hence positive semidefinite`, () => {
    for (let k = 0; k < size; k++) {
      const half = reflectionFeatures(task, k).map((entry) => entry / 2);
      for (let i = 0; i < dimension; i++) {
        for (let j = 0; j < i; j++) assert.is(half[i * dimension + j], half[j * dimension + i]);
      }
      closeTo(multiply(half, half, dimension), half, { absolute: 1e-14 }, "square");
      const trace = half.reduce(
        (sum, entry, index) => (index % (dimension + 1) === 0 ? sum + entry : sum),
        0,
      );
      closeTo(trace, size - 1, { absolute: 1e-12 }, "rank");
    }
  });

  test(`${task.name}: the fixed points are in the kernel`, () => {
    for (let k = 0; k < size; k++) {
      const features = reflectionFeatures(task, k);
      const fixed = fixedPoints(reflectionPermutation(task, k));
      for (let n = 0; n < fixed.length; n += 2) {
        for (let row = 0; row < dimension; row++) {
          const entry =
            features[row * dimension + fixed[n]] + features[row * dimension + size + fixed[n + 1]];
          closeTo(entry, 0, { absolute: 1e-15 }, "M x");
        }
      }
    }
  });
}

test("the matrices the published code learned encode the same reflection with the same sign", () => {
  const learned = [
    ["mul29_degenerate", modularTask({ operation: "x*y", modulus: 29 }), "3"],
    ["z3xz5_degenerate", productTask({ orders: [3, 5] }), "(2,1)"],
  ] as const;
  for (const [name, task, reflection] of learned) {
    const { lastFeatures } = readGolden(name);
    const cosines = task.firstElements.map((_, k) =>
      offDiagonalCosine(lastFeatures, reflectionFeatures(task, k)),
    );
    const best = cosines.indexOf(Math.max(...cosines));
    assert.is(task.firstElements[best], reflection);
    assert.ok(cosines[best] > 0.99, `${cosines[best]}`);
  }
});

function offDiagonalCosine(a: ArrayLike<number>, b: Float64Array): number {
  const dimension = Math.sqrt(b.length);
  const size = dimension / 2;
  const block = (m: ArrayLike<number>): number[] => {
    const entries: number[] = [];
    for (let i = 0; i < size; i++) for (let j = size; j < dimension; j++) entries.push(m[i * dimension + j]);
    const mean = entries.reduce((sum, entry) => sum + entry, 0) / entries.length;
    return entries.map((entry) => entry - mean);
  };
  const [x, y] = [block(a), block(b)];
  const dot = (u: number[], v: number[]): number => u.reduce((sum, entry, n) => sum + entry * v[n], 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

test.run();
