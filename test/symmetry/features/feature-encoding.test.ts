import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { operandSizes } from "../../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import { exchangesOperands, type PairPermutation } from "../../../src/symmetry/actions/permutation.ts";
import { elementFeatures } from "../../../src/symmetry/features/element-features.ts";
import { featureEncodings, strongestEncoding } from "../../../src/symmetry/features/feature-encoding.ts";
import { reflectionFeatures } from "../../../src/symmetry/features/reflection-features.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../../support/agop-error.ts";
import { identity } from "../../support/backend-problems.ts";
import { closeTo } from "../../support/close-to.ts";
import { multiply, norm, permutationMatrix, product, randomSymmetric } from "../../support/dense-matrix.ts";

const permutationsOf = (task: Task): PairPermutation[] =>
  taskElements(task).map(({ permutation }) => permutation);

/** diag(I - J/N, I - J/N): multiplication from both sides doubly centres every block. */
function centring(size: number): Float64Array {
  const dimension = 2 * size;
  return identity(dimension).map((entry, index) => {
    const [row, column] = [Math.floor(index / dimension), index % dimension];
    return entry - (row < size === column < size ? 1 / size : 0);
  });
}

/** The encoding by its definition, with explicit matrices. */
function byDefinition(features: Float64Array, element: PairPermutation): number {
  const size = element.operandSizes[0];
  const dimension = 2 * size;
  const centre = centring(size);
  const exchanging = exchangesOperands(element);
  const restricted = (matrix: Float64Array) =>
    multiply(multiply(centre, matrix), centre).map((entry, index) => {
      const inDiagonalBlock = Math.floor(index / dimension) < size === index % dimension < size;
      return inDiagonalBlock === exchanging ? 0 : entry;
    });
  const [m, p] = [restricted(features), restricted(permutationMatrix(element))];
  return product(m, p) / (norm(m) * norm(p));
}

test("explicit matrices give the same spectrum at N = 5", () => {
  const task = modularTask({ operation: "x+y", modulus: 5 });
  const elements = permutationsOf(task);
  fc.assert(
    fc.property(fc.nat(1e6), fc.double({ min: -5, max: 5, noNaN: true }), (seed, mean) => {
      const features = randomSymmetric(10, seed).map((entry) => entry + mean);
      const expected = elements.map((element) => byDefinition(features, element));
      closeTo(featureEncodings(features, [5, 5], elements), expected, { absolute: 1e-12 }, "encodings");
    }),
    { numRuns: 20 },
  );
});

test("features built from a reflection encode it with cosine -1 and no other strongly", () => {
  for (const task of [
    modularTask({ operation: "x-y", modulus: 7 }),
    modularTask({ operation: "x*y", modulus: 11 }),
    productTask({ orders: [3, 5] }),
  ]) {
    const elements = permutationsOf(task);
    const size = task.firstElements.length;
    for (let k = 0; k < size; k++) {
      const encodings = featureEncodings(reflectionFeatures(task, k), operandSizes(task), elements);
      for (const [index, encoding] of encodings.entries()) {
        // Two permutation matrices without a common entry: <P - J/N, Q - J/N> = -1.
        const other = index < size ? -1 / (size - 1) : 1 / (size - 1);
        const expected = index === size + k ? -1 : index === 0 ? 1 : other;
        closeTo(encoding, expected, { absolute: 1e-12 }, `${task.name}, s r^${k}, element ${index}`);
      }
      const strongest = strongestEncoding(encodings, elements, "exchanging");
      assert.is(strongest?.index, size + k);
      closeTo(strongest?.encoding ?? 0, -1, { absolute: 1e-12 }, "strongest");
    }
  }
});

test("a sum of reflections encodes each of them alike", () => {
  const task = modularTask({ operation: "x+y", modulus: 8 });
  const elements = permutationsOf(task);
  const encodings = featureEncodings(elementFeatures([elements[8], elements[12]]), [8, 8], elements);
  closeTo(encodings[8], encodings[12], { absolute: 1e-14 }, "both");
  const others = encodings.filter((_, index) => index > 7 && index !== 8 && index !== 12);
  assert.ok(Math.abs(encodings[8]) > 2 * Math.max(...others.map(Math.abs)));
  assert.ok(encodings[8] < -0.6);
});

test("a rotation is encoded in the diagonal blocks", () => {
  const task = modularTask({ operation: "x+y", modulus: 7 });
  const elements = permutationsOf(task);
  const encodings = featureEncodings(elementFeatures([elements[3]]), [7, 7], elements);
  assert.is(strongestEncoding(encodings, elements, "exchanging"), undefined, "off-diagonal blocks are 0");
  assert.ok(
    [3, 4].includes(strongestEncoding(encodings, elements, "fixing")?.index ?? -1),
    "r^3 or its inverse",
  );
  closeTo(encodings[3], encodings[4], { absolute: 1e-14 }, "a symmetric M cannot tell r^3 from r^-3");
});

test("means carry no encoding, and constant blocks encode nothing", () => {
  const elements = permutationsOf(modularTask({ operation: "x+y", modulus: 6 }));
  const constant = new Float64Array(144).fill(0.1);
  assert.equal(featureEncodings(constant, [6, 6], elements), new Float64Array(12));
  assert.equal(featureEncodings(new Float64Array(144), [6, 6], elements), new Float64Array(12));
  const shifted = identity(12).map((entry, index) => entry + (index % 12 < 6 ? 3 : 5));
  const plain = featureEncodings(identity(12), [6, 6], elements);
  closeTo(featureEncodings(shifted, [6, 6], elements), plain, { absolute: 1e-12 }, "shifted");
  closeTo(plain[0], 1, { absolute: 1e-14 }, "the identity encodes the identity");
  assert.equal([...plain.subarray(6)], [0, 0, 0, 0, 0, 0]);
});

test("a single value per operand, and operands of different sizes", () => {
  const one = { image: Int32Array.of(1, 0), operandSizes: [1, 1] as const };
  assert.equal(featureEncodings(Float64Array.of(1, 2, 2, 3), [1, 1], [one]), Float64Array.of(0));
  const g = { image: Int32Array.of(1, 0, 3, 4, 2), operandSizes: [2, 3] as const };
  const encodings = featureEncodings(permutationMatrix(g), [2, 3], [g]);
  closeTo(encodings, [1], { absolute: 1e-14 }, "P_g encodes g");
});

test("M must have the size of the operands", async () => {
  for (const features of [new Float64Array(9), [1, 0, 0, 1], undefined])
    await failsWith(
      () => featureEncodings(features as Float64Array, [1, 1], []),
      "INVALID_ARRAY",
      /^features: /,
      "length 4 (2 x 2)",
    );
});

test.run();
