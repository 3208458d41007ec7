// Feature matrices in a page: their precision and their views.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { FeatureMatrices } from "../../../../src/report/browser/run/feature-matrices.ts";
import { featureView } from "../../../../src/report/browser/run/feature-view.ts";
import { MatrixQuantiser } from "../../../../src/report/pages/run/quantised-matrices.ts";
import { randomSymmetric } from "../../../support/dense-matrix.ts";

const names = (count: number) => Array.from({ length: count }, (_, n) => String(n));
const blocks = [
  { name: "a", elements: names(4) },
  { name: "b", elements: names(3) },
];

async function throughPage(matrices: readonly Float64Array[]): Promise<FeatureMatrices> {
  const quantiser = new MatrixQuantiser();
  for (const [n, features] of matrices.entries()) quantiser.add({ iteration: 10 * (n + 1), features });
  return FeatureMatrices.unpack({ ...quantiser.result(), blocks, logarithmicOrder: null });
}

test("entries keep 16 bits of the largest off the diagonal, and the diagonal single precision", async () => {
  const given = [randomSymmetric(7, 1), randomSymmetric(7, 2).map((entry) => 1e-6 * entry)];
  // A dominant diagonal must not cost the other entries their digits.
  for (const matrix of given) for (let row = 0; row < 7; row++) matrix[8 * row] = 1000 + row / 7;
  const kept = await throughPage(given);
  for (const [index, matrix] of given.entries()) {
    const back = kept.matrix(index);
    const largest = matrix.reduce((end, entry, k) => (k % 8 === 0 ? end : Math.max(end, Math.abs(entry))), 0);
    for (const [k, entry] of matrix.entries()) {
      const allowed = k % 8 === 0 ? 1000 * 2 ** -23 : largest / 65534 + 1e-7 * largest;
      assert.ok(
        Math.abs(back[k] - entry) <= allowed,
        `matrix ${index}, entry ${k}: ${back[k]}, not ${entry}`,
      );
    }
  }
});

test("a diagonal matrix has zeros off the diagonal", async () => {
  const matrix = new Float64Array(49);
  for (let row = 0; row < 7; row++) matrix[8 * row] = row;
  assert.equal([...(await throughPage([matrix])).matrix(0)], [...matrix]);
});

test("an iteration shows the last matrix saved by then, or else the first", async () => {
  const kept = await throughPage([1, 2, 3].map((seed) => randomSymmetric(7, seed)));
  assert.equal(
    [1, 9, 10, 19, 20, 30, 99].map((iteration) => kept.indexAt(iteration)),
    [0, 0, 0, 0, 1, 2, 2],
  );
});

/** 4 x 4, blocks of 3 and 1. */
const matrix = Float32Array.of(8, 1, -2, 4, 1, 8, 0.5, 5, -2, 0.5, 8, 3, 4, 5, 3, 16);
const sizes = [3, 1];
const view = (name: Parameters<typeof featureView>[0], logarithmicOrder: readonly number[] | null = null) =>
  featureView(name, { matrix, sizes, logarithmicOrder });

test("the full view scales to the largest entry, without the diagonal to the largest off-diagonal one", () => {
  assert.is(view("full").share(3, 3), 1);
  assert.is(view("full").share(0, 2), -2 / 16);
  assert.is(view("off-diagonal").share(1, 3), 1);
  assert.ok(Number.isNaN(view("off-diagonal").share(2, 2)));
});

test("the block view scales every block to its own largest entry off the diagonal", () => {
  const blockwise = view("blocks");
  assert.equal(
    blockwise.scales.map(({ name, end }) => [name, end]),
    [
      ["M₁₁", 2],
      ["M₁₂", 5],
      ["M₂₁", 5],
      ["M₂₂", 16],
    ],
  );
  assert.is(blockwise.share(0, 1), 0.5);
  assert.is(blockwise.share(0, 0), 4, "beyond the end");
  assert.is(blockwise.share(3, 0), 0.8);
  assert.is(blockwise.share(3, 3), 1, "a block of one entry has nothing but its diagonal");
});

test("an order permutes rows and columns only of blocks of its size", () => {
  const ordered = view("logarithm", [0, 2, 1]);
  assert.equal(ordered.order, [0, 2, 1, 3]);
  assert.is(ordered.share(0, 1), -2 / 5, "row 0 and column 2 of M");
  assert.is(ordered.share(1, 3), 3 / 5);
});

test.run();
