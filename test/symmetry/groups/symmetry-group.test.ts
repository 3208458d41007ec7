import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import type { PairPermutation } from "../../../src/symmetry/actions/permutation.ts";
import {
  generatedSubgroup,
  positionOrbits,
  type SymmetryGroup,
} from "../../../src/symmetry/groups/symmetry-group.ts";
import { taskEquivariances } from "../../../src/symmetry/groups/task-equivariances.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";
import {
  composeSymmetries,
  inverseSymmetry,
  type TaskSymmetry,
} from "../../../src/symmetry/groups/task-symmetry.ts";
import { failsWith } from "../../support/agop-error.ts";

const klein = productTask({ orders: [2, 2] });
const symmetric = finiteGroupTask({ group: groupByName("S_3") });
const groups: readonly SymmetryGroup[] = [
  taskInvariances(modularTask({ operation: "x+y", modulus: 6 })),
  taskInvariances(symmetric),
  taskEquivariances(klein),
  taskEquivariances(symmetric),
];
const groupAndPair = fc
  .constantFrom(...groups)
  .chain((group) =>
    fc.tuple(fc.constant(group), fc.constantFrom(...group.elements()), fc.constantFrom(...group.elements())),
  );

/** P_g with ones at (image[p], p). */
function matrix({ image }: PairPermutation): number[][] {
  const rows = Array.from(image, () => new Array<number>(image.length).fill(0));
  for (const [position, target] of image.entries()) rows[target][position] = 1;
  return rows;
}

const times = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => b[0].map((_, column) => row.reduce((sum, entry, k) => sum + entry * b[k][column], 0)));

const key = ({ permutation, labels }: TaskSymmetry): string => `${permutation.image.join()};${labels.join()}`;

test("P_g P_h = P_gh, and the same for the labels", () => {
  fc.assert(
    fc.property(groupAndPair, ([, g, h]) => {
      const product = composeSymmetries(g, h);
      assert.equal(matrix(product.permutation), times(matrix(g.permutation), matrix(h.permutation)));
      assert.equal(
        [...product.labels],
        Array.from(h.labels, (label) => g.labels[label]),
      );
    }),
    { numRuns: 60 },
  );
});

test("the elements are closed under products and inverses", () => {
  const known = new Map(groups.map((group) => [group, new Set(group.elements().map(key))]));
  for (const [group, keys] of known) assert.is(keys.size, Number(group.order));
  fc.assert(
    fc.property(groupAndPair, ([group, g, h]) => {
      assert.ok(known.get(group)?.has(key(composeSymmetries(g, h))));
      assert.ok(known.get(group)?.has(key(inverseSymmetry(g))));
      assert.is(key(composeSymmetries(g, inverseSymmetry(g))), key(group.identity));
    }),
  );
});

test("names are words in the generators", () => {
  const [g1, g2] = taskEquivariances(klein).generators;
  assert.is(composeSymmetries(g2, g1).name, "g2 · g1");
  assert.is(composeSymmetries(g1, composeSymmetries(g1, composeSymmetries(g1, g2))).name, "g1^3 · g2");
  const [r, s] = groups[0].generators;
  assert.is(composeSymmetries(s, composeSymmetries(s, r)).name, "(s r^0)^2 · r^1");
  assert.is(composeSymmetries(r, s).name, "(r^1) · s r^0");
  assert.is(inverseSymmetry(g1).name, "g1^-1");
});

test("elements generate all their products", () => {
  const task = modularTask({ operation: "x+y", modulus: 12 });
  const group = taskInvariances(task);
  const element = (name: string): TaskSymmetry => {
    const found = group.elements().find((candidate) => candidate.name === name);
    assert.ok(found !== undefined, name);
    return found as TaskSymmetry;
  };
  const orderOf = (...names: string[]): bigint => generatedSubgroup(group, names.map(element)).order;
  assert.is(orderOf(), 1n);
  assert.is(orderOf("r^0"), 1n);
  assert.is(orderOf("s r^5"), 2n);
  assert.is(orderOf("r^4"), 3n);
  // s r^0 and s r^4 give the rotation r^4, in neither of their subgroups.
  assert.is(orderOf("s r^0", "s r^4"), 6n);
  assert.is(orderOf("r^4", "r^6"), 6n);
  assert.is(orderOf("s r^1", "s r^2"), 24n);
});

test("orbits of positions", () => {
  const orbitCount = (task: Task): number => new Set(positionOrbits(taskInvariances(task))).size;
  assert.is(orbitCount(modularTask({ operation: "x+y", modulus: 6 })), 1);
  assert.is(orbitCount(symmetric), 2, "without exchange the operands stay apart");
  const residues = taskInvariances(modularTask({ operation: "x*y", modulus: 5, elements: "all" }));
  assert.equal([...positionOrbits(residues)], [0, 1, 1, 1, 1, 0, 1, 1, 1, 1]);
});

test("a group above the limit is not listed", async () => {
  const group = taskEquivariances(finiteGroupTask({ group: groupByName("S_4") }));
  assert.is(group.order, 27648n);
  await failsWith(() => group.elements(), "INVALID_OPTION", "limit", "20000", "27648");
  await failsWith(() => groups[0].elements(11), "INVALID_OPTION", "limit", "11");
  assert.is(groups[0].elements(12).length, 12);
  await failsWith(
    () => generatedSubgroup(groups[0], groups[0].generators, 5),
    "INVALID_OPTION",
    "limit",
    "at least 6",
  );
});

test.run();
