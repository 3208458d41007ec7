import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { operandSizes, pairsAt } from "../../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import { fixedPoints } from "../../../src/symmetry/actions/fixed-points.ts";
import { orbitClosure, pairOrbits } from "../../../src/symmetry/actions/orbits.ts";
import { applyToPair, compose, type PairPermutation } from "../../../src/symmetry/actions/permutation.ts";

/** Names of pairs, for formulas on values. */
const namedPairs = (task: Task, pairs: Int32Array): [number, number][] =>
  Array.from({ length: pairs.length / 2 }, (_, n) => [
    Number(task.firstElements[pairs[2 * n]]),
    Number(task.secondElements[pairs[2 * n + 1]]),
  ]);

test("fixed points are those of the published formulas", () => {
  const formulas = [
    ["x+y", (a: number, k: number, m: number) => (a + k) % m],
    ["x-y", (a: number, k: number, m: number) => (2 * m - a - k) % m],
    ["x*y", (a: number, k: number, m: number) => (a * k) % m],
  ] as const;
  for (const modulus of [5, 8, 12, 13]) {
    for (const [operation, partner] of formulas) {
      const task = modularTask({ operation, modulus });
      for (const [k, name] of task.firstElements.entries()) {
        assert.equal(
          namedPairs(task, fixedPoints(reflectionPermutation(task, k))),
          task.firstElements.map((a) => [Number(a), partner(Number(a), Number(name), modulus)]),
        );
      }
    }
    const quotient = modularTask({ operation: "x/y", modulus });
    for (const [k, name] of quotient.firstElements.entries()) {
      const fixed = namedPairs(quotient, fixedPoints(reflectionPermutation(quotient, k)));
      assert.is(fixed.length, quotient.firstElements.length);
      for (const [a, b] of fixed) assert.is((a * b * Number(name)) % modulus, 1);
    }
  }
});

test("a rotation other than the identity fixes nothing in a group", () => {
  const task = productTask({ orders: [3, 5] });
  assert.is(fixedPoints(rotationPermutation(task, 0)).length, 2 * 225);
  for (let k = 1; k < 15; k++) assert.is(fixedPoints(rotationPermutation(task, k)).length, 0);
  const residues = modularTask({ operation: "x*y", modulus: 6, elements: "all" });
  assert.equal(namedPairs(residues, fixedPoints(rotationPermutation(residues, 1))), [
    [0, 0],
    [0, 3],
    [3, 0],
    [3, 3],
  ]);
});

/** The whole subgroup by closure under products, and orbits as images under all of it. */
function bruteForceOrbits(task: Task, generators: readonly PairPermutation[]): string[] {
  const subgroup = new Map<string, PairPermutation>();
  const pending = [rotationPermutation(task, rotationIdentity(task))];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    if (subgroup.has(element.image.join())) continue;
    subgroup.set(element.image.join(), element);
    for (const generator of generators) pending.push(compose(generator, element));
  }
  const size = task.secondElements.length;
  return Array.from(task.table.keys(), (index) => {
    const images = [...subgroup.values()].map((element) => {
      const [first, second] = applyToPair(element, Math.floor(index / size), index % size);
      return first * size + second;
    });
    return [...new Set(images)].sort((a, b) => a - b).join();
  });
}

function rotationIdentity(task: Task): number {
  const found = task.firstElements.findIndex((_, k) => {
    const { image } = rotationPermutation(task, k);
    return image.every((target, position) => target === position);
  });
  assert.ok(found >= 0);
  return found;
}

test("orbits agree with the images under the whole subgroup", () => {
  const cases: [Task, PairPermutation[]][] = [
    [modularTask({ operation: "x+y", modulus: 8 }), []],
    [
      modularTask({ operation: "x+y", modulus: 8 }),
      [0, 4].map((k) => reflectionPermutation(modularTask({ operation: "x+y", modulus: 8 }), k)),
    ],
    [
      modularTask({ operation: "x-y", modulus: 9 }),
      [1, 4, 7].map((k) => reflectionPermutation(modularTask({ operation: "x-y", modulus: 9 }), k)),
    ],
    [
      modularTask({ operation: "x/y", modulus: 13 }),
      [reflectionPermutation(modularTask({ operation: "x/y", modulus: 13 }), 3)],
    ],
    [productTask({ orders: [2, 4] }), [rotationPermutation(productTask({ orders: [2, 4] }), 3)]],
  ];
  for (const [task, generators] of cases) {
    const { orbitOf, count } = pairOrbits(generators, operandSizes(task));
    const expected = bruteForceOrbits(task, generators);
    assert.is(count, new Set(expected).size);
    const numbers = new Map<string, number>();
    for (const orbit of expected) if (!numbers.has(orbit)) numbers.set(orbit, numbers.size);
    assert.equal(
      [...orbitOf],
      expected.map((orbit) => numbers.get(orbit)),
      "numbered by their first pair",
    );
  }
});

test("the closure of pairs is the union of their orbits", () => {
  const task = modularTask({ operation: "x+y", modulus: 5 });
  const reflection = reflectionPermutation(task, 2);
  // s r^2 (1, 2) = (0, 3); (1, 3) is fixed.
  assert.equal(
    orbitClosure(Int32Array.of(1, 2, 1, 3), [reflection], [5, 5]),
    Int32Array.of(0, 3, 1, 2, 1, 3),
  );
  const everyRotation = [rotationPermutation(task, 1)];
  const sameSum = orbitClosure(Int32Array.of(0, 0), everyRotation, [5, 5]);
  assert.equal(sameSum, Int32Array.of(0, 0, 1, 4, 2, 3, 3, 2, 4, 1));
  assert.equal(orbitClosure(new Int32Array(0), everyRotation, [5, 5]), new Int32Array(0));
});

test("orbits on a non-square table", () => {
  const g = { image: Int32Array.of(0, 1, 3, 4, 2), operandSizes: [2, 3] as const };
  const { orbitOf, count } = pairOrbits([g], [2, 3]);
  assert.is(count, 2);
  assert.equal(orbitOf, Int32Array.of(0, 0, 0, 1, 1, 1));
  assert.equal(orbitClosure(pairsAt([4], [2, 3]), [g], [2, 3]), pairsAt([3, 4, 5], [2, 3]));
});

test.run();
