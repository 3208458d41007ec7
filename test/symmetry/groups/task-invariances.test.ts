import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { combinedTask } from "../../../src/algebra/tasks/combined-task.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import { applyToPair } from "../../../src/symmetry/actions/permutation.ts";
import { searchedSymmetries } from "../../../src/symmetry/groups/searched-symmetries.ts";
import type { SymmetryGroup } from "../../../src/symmetry/groups/symmetry-group.ts";
import { taskEquivariances } from "../../../src/symmetry/groups/task-equivariances.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";
import { failsWith } from "../../support/agop-error.ts";

const images = (group: SymmetryGroup): string[] =>
  group
    .elements()
    .map(({ permutation, labels }) => `${permutation.image.join()};${labels.join()}`)
    .sort();

/** Asserts label(g(a, b)) = Q(label(a, b)) for all elements. */
function checkLabels(task: Task, group: SymmetryGroup): void {
  const columns = task.secondElements.length;
  for (const { permutation, labels, name } of group.elements()) {
    for (const [cell, label] of task.table.entries()) {
      const [first, second] = applyToPair(permutation, Math.floor(cell / columns), cell % columns);
      assert.is(task.table[first * columns + second], labels[label], name);
    }
  }
}

test("the closed form of an abelian task agrees with a search", () => {
  const tasks = [
    ...([2, 3, 7, 8, 12] as const).flatMap((modulus) =>
      (["x+y", "x-y", "x*y", "x/y"] as const).map((operation) => modularTask({ operation, modulus })),
    ),
    productTask({ orders: [2, 2] }),
    productTask({ orders: [2, 6] }),
    productTask({ orders: [3, 5], operation: "x-y" }),
    finiteGroupTask({ group: groupByName("Z_3 x Z_3") }),
  ];
  for (const task of tasks) {
    const closed = taskInvariances(task);
    const found = searchedSymmetries(task, "invariance", {});
    assert.ok(closed.finished && found.finished);
    assert.is(closed.order, BigInt(2 * task.firstElements.length), task.name);
    assert.is(found.order, closed.order, task.name);
    assert.equal(images(closed), images(found), task.name);
    assert.is(new Set(images(closed)).size, Number(closed.order), "all different");
    checkLabels(task, closed);
  }
});

test("the elements of a closed form have the published names", () => {
  const sum = taskInvariances(modularTask({ operation: "x+y", modulus: 61 }));
  assert.equal(
    sum.generators.map(({ name }) => name),
    ["r^1", "s r^0"],
  );
  assert.is(sum.identity.name, "r^0");
  assert.is(sum.elements()[61 + 7].name, "s r^7");
  const product = taskInvariances(productTask({ orders: [2, 3] }));
  assert.equal(
    product.generators.map(({ name }) => name),
    ["r^(0,1)", "r^(1,0)", "s r^(0,0)"],
  );
  const quotient = taskInvariances(modularTask({ operation: "x/y", modulus: 7 }));
  assert.is(quotient.identity.name, "r^1");
});

test("all residues under x*y are no group, but the units give all invariances", () => {
  for (const modulus of [2, 4, 5, 6, 8, 12]) {
    const task = modularTask({ operation: "x*y", modulus, elements: "all" });
    const closed = taskInvariances(task);
    assert.is(closed.order, BigInt(2 * (task.dihedral?.elements.length ?? 0)));
    assert.equal(images(closed), images(searchedSymmetries(task, "invariance", {})), task.name);
    checkLabels(task, closed);
  }
  const names = (modulus: number) =>
    taskInvariances(modularTask({ operation: "x*y", modulus, elements: "all" })).generators.map(
      ({ name }) => name,
    );
  assert.equal(names(7), ["r^2", "r^3", "s r^1"], "2 has order 3");
});

test("an incomplete closed form is replaced by a search", () => {
  const sum = modularTask({ operation: "x+y", modulus: 4 });
  // Coinciding labels allow more symmetries than the closed form.
  const coarse = { ...sum, table: sum.table.map((label) => label % 2) };
  const group = taskInvariances(coarse);
  assert.is(group.order, 2n * 2n * 2n ** 4n);
  checkLabels(coarse, group);
});

test("x.y and x.y^-1 in a non-abelian group have one invariance per element", () => {
  for (const name of ["S_3", "Q_8", "A_4", "D_5"]) {
    for (const operation of ["x.y", "x.y^-1"] as const) {
      const task = finiteGroupTask({ group: groupByName(name), operation });
      const closed = taskInvariances(task);
      assert.is(closed.order, BigInt(task.firstElements.length));
      assert.equal(images(closed), images(searchedSymmetries(task, "invariance", {})), task.name);
      assert.ok(closed.generators.every((generator) => generator.name.startsWith("r^")));
      checkLabels(task, closed);
    }
  }
});

test("the generators generate the listed elements", () => {
  const tasks = [
    modularTask({ operation: "x*y", modulus: 15 }),
    finiteGroupTask({ group: groupByName("S_4") }),
    productTask({ orders: [2, 2, 3] }),
  ];
  for (const task of tasks) {
    const group = taskInvariances(task);
    const columns = group.identity.permutation.image.length;
    const reached = new Set([group.identity.permutation.image.join()]);
    const pending = [group.identity.permutation.image];
    for (let image = pending.pop(); image !== undefined; image = pending.pop()) {
      for (const generator of group.generators) {
        const product = image.map((position) => generator.permutation.image[position]);
        assert.is(product.length, columns);
        if (reached.has(product.join())) continue;
        reached.add(product.join());
        pending.push(product);
      }
    }
    assert.is(reached.size, Number(group.order));
  }
});

test("tables without structure are searched", () => {
  const task = tableTask({
    name: "t",
    entries: [
      ["a", "b", "a"],
      ["b", "a", "b"],
    ],
  });
  // Columns 0 and 2 are alike; exchanging the rows exchanges the labels.
  const invariances = taskInvariances(task);
  assert.is(invariances.order, 2n);
  assert.equal(
    invariances.generators.map(({ name }) => name),
    ["g1"],
  );
  const equivariances = taskEquivariances(task);
  assert.is(equivariances.order, 4n);
  checkLabels(task, equivariances);
  const conjugation = finiteGroupTask({ group: groupByName("S_3"), operation: "x.y.x^-1" });
  checkLabels(conjugation, taskInvariances(conjugation));
});

test("a combined task has no pair permutations", async () => {
  const task = combinedTask(
    modularTask({ operation: "x+y", modulus: 5 }),
    modularTask({ operation: "x-y", modulus: 5 }),
  );
  for (const group of [taskInvariances, taskEquivariances])
    await failsWith(() => group(task), "INVALID_OPTION", "task", "combined task", "one operation");
  const sum = modularTask({ operation: "x+y", modulus: 5 });
  await failsWith(() => taskInvariances(sum, { timeLimit: 0 }), "INVALID_OPTION", "timeLimit");
});

test.run();
