import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { DihedralSymmetry, Task } from "../../../src/algebra/tasks/task.ts";

const moduli = [2, 3, 4, 5, 8, 9, 12, 13, 15];

const tasks: readonly Task[] = [
  ...moduli.flatMap((modulus) => [
    modularTask({ operation: "x+y", modulus }),
    modularTask({ operation: "x-y", modulus }),
    modularTask({ operation: "x*y", modulus }),
    modularTask({ operation: "x*y", modulus, elements: "all" }),
    modularTask({ operation: "x/y", modulus }),
  ]),
  ...[[3, 5], [2, 2, 2], [4, 2], [7]].flatMap((orders) => [
    productTask({ orders }),
    productTask({ orders, operation: "x-y" }),
  ]),
];

const dihedralOf = (task: Task): DihedralSymmetry => {
  if (task.dihedral === undefined) throw new Error(`${task.name} has no dihedral symmetry`);
  return task.dihedral;
};

for (const task of tasks) {
  const size = task.firstElements.length;
  const dihedral = dihedralOf(task);
  const order = dihedral.elements.length;
  const pairs = Array.from(task.table.keys(), (index) => [Math.floor(index / size), index % size] as const);
  const labelOf = ([first, second]: readonly [number, number]): number => task.table[first * size + second];

  test(`${task.name}: rotations and reflections leave every label unchanged`, () => {
    for (let k = 0; k < order; k++) {
      for (const [a, b] of pairs) {
        assert.is(labelOf(dihedral.rotate(k, a, b)), labelOf([a, b]));
        assert.is(labelOf(dihedral.reflect(k, a, b)), labelOf([a, b]));
      }
    }
  });

  test(`${task.name}: reflections are involutions, and two of them make a rotation`, () => {
    const rotationOf = (k: number, l: number): number | undefined => {
      const image = (a: number, b: number) => dihedral.reflect(k, ...dihedral.reflect(l, a, b));
      return Array.from({ length: order }, (_, m) => m).find((m) =>
        pairs.every(([a, b]) => String(image(a, b)) === String(dihedral.rotate(m, a, b))),
      );
    };
    for (let k = 0; k < order; k++) {
      for (const [a, b] of pairs) assert.equal(dihedral.reflect(k, ...dihedral.reflect(k, a, b)), [a, b]);
    }
    for (let l = 0; l < Math.min(order, 4); l++) {
      const products = Array.from({ length: order }, (_, k) => rotationOf(k, l));
      assert.is(new Set(products).size, order, "distinct reflections give distinct rotations");
      assert.not(products.includes(undefined));
    }
  });

  test(`${task.name}: names map to indices and back`, () => {
    for (const [index, name] of dihedral.elements.entries()) assert.is(dihedral.elementIndex(name), index);
  });
}

test("the images are those of the published table", () => {
  const image = (
    task: Task,
    kind: "rotate" | "reflect",
    k: string,
    a: string,
    b: string,
  ): readonly string[] => {
    const dihedral = dihedralOf(task);
    const [first, second] = dihedral[kind](
      dihedral.elements.indexOf(k),
      task.firstElements.indexOf(a),
      task.secondElements.indexOf(b),
    );
    return [task.firstElements[first], task.secondElements[second]];
  };
  const sum = modularTask({ operation: "x+y", modulus: 7 });
  assert.equal(image(sum, "rotate", "3", "1", "2"), ["4", "6"]);
  assert.equal(image(sum, "reflect", "3", "1", "2"), ["6", "4"]);
  const difference = modularTask({ operation: "x-y", modulus: 7 });
  assert.equal(image(difference, "rotate", "3", "1", "2"), ["4", "5"]);
  assert.equal(image(difference, "reflect", "3", "1", "2"), ["2", "3"]);
  const product = modularTask({ operation: "x*y", modulus: 7 });
  assert.equal(image(product, "rotate", "3", "4", "6"), ["5", "2"]);
  assert.equal(image(product, "reflect", "3", "4", "6"), ["2", "5"]);
  const quotient = modularTask({ operation: "x/y", modulus: 7 });
  assert.equal(image(quotient, "rotate", "3", "4", "6"), ["5", "4"]);
  assert.equal(image(quotient, "reflect", "3", "4", "6"), ["2", "3"]);
  const pairs = productTask({ orders: [3, 5] });
  assert.equal(image(pairs, "rotate", "(2,1)", "(1,4)", "(0,0)"), ["(0,0)", "(1,4)"]);
  assert.equal(image(pairs, "reflect", "(2,1)", "(1,4)", "(0,3)"), ["(1,2)", "(0,0)"]);
});

test.run();
