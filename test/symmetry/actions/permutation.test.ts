import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { operandSizes, pairsAt, tableIndices } from "../../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { applyToPair, applyToPairs, compose, inverse } from "../../../src/symmetry/actions/permutation.ts";
import { failsWith } from "../../support/agop-error.ts";

const tasks = [
  modularTask({ operation: "x+y", modulus: 7 }),
  modularTask({ operation: "x-y", modulus: 8 }),
  modularTask({ operation: "x*y", modulus: 13 }),
  modularTask({ operation: "x*y", modulus: 12, elements: "all" }),
  modularTask({ operation: "x/y", modulus: 15 }),
  productTask({ orders: [2, 3] }),
];

for (const task of tasks) {
  const size = task.firstElements.length;
  const dihedral = task.dihedral;
  if (dihedral === undefined) throw new Error(task.name);
  const order = dihedral.elements.length;
  const everyPair = pairsAt([...task.table.keys()], operandSizes(task));

  test(`${task.name}: permutations of positions act as the formulas on pairs`, () => {
    for (let k = 0; k < order; k++) {
      const [reflection, rotation] = [reflectionPermutation(task, k), rotationPermutation(task, k)];
      for (const { image } of [reflection, rotation]) {
        assert.equal(
          [...image].sort((a, b) => a - b),
          [...image.keys()],
          "a bijection of the positions",
        );
      }
      for (let a = 0; a < size; a++) {
        for (let b = 0; b < size; b++) {
          assert.equal(applyToPair(reflection, a, b), dihedral.reflect(k, a, b));
          assert.equal(applyToPair(rotation, a, b), dihedral.rotate(k, a, b));
        }
      }
    }
  });

  test(`${task.name}: composition and inverse agree with the action on pairs`, () => {
    const [g, h] = [reflectionPermutation(task, order - 1), rotationPermutation(task, order >> 1)];
    for (const [left, right] of [
      [g, h],
      [h, g],
      [g, g],
      [h, h],
    ]) {
      assert.equal(
        applyToPairs(compose(left, right), everyPair),
        applyToPairs(left, applyToPairs(right, everyPair)),
      );
    }
    for (const element of [g, h, compose(g, h)]) {
      assert.equal(applyToPairs(inverse(element), applyToPairs(element, everyPair)), everyPair);
    }
    assert.equal(inverse(g).image, g.image, "a reflection is its own inverse");
    assert.equal(compose(g, compose(h, g)).image, inverse(h).image, "s r s = r^-1");
  });
}

test("permutations act on the operands of a non-square table", () => {
  const operandSizes = [2, 3] as const;
  const g = { image: Int32Array.of(1, 0, 3, 4, 2), operandSizes };
  assert.equal(applyToPair(g, 0, 2), [1, 0]);
  assert.equal(applyToPairs(inverse(g), Int32Array.of(1, 0)), Int32Array.of(0, 2));
  assert.equal(tableIndices(pairsAt([0, 4, 5], operandSizes), operandSizes), Int32Array.of(0, 4, 5));
  assert.equal(pairsAt([4], operandSizes), Int32Array.of(1, 1));
});

test("the element must exist", async () => {
  const task = modularTask({ operation: "x*y", modulus: 12, elements: "all" });
  for (const k of [4, -1, 0.5, Number.NaN]) {
    await failsWith(() => reflectionPermutation(task, k), "INVALID_REFLECTION", /^k: /, "0 to 3");
    await failsWith(() => rotationPermutation(task, k), "INVALID_REFLECTION", /^k: /, "0 to 3");
  }
  const table = tableTask({ name: "mystery", entries: [[1]] });
  await failsWith(() => reflectionPermutation(table, 0), "INVALID_REFLECTION", "mystery", "closed-form");
});

test.run();
