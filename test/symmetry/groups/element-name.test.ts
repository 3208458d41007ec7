import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { namedGroupTask } from "../../../src/algebra/tasks/named-group-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import {
  reflectionPermutation,
  rotationPermutation,
} from "../../../src/symmetry/actions/dihedral-permutation.ts";
import {
  parseElementList,
  symmetryElement,
  symmetryElements,
} from "../../../src/symmetry/groups/element-name.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";
import { failsWith } from "../../support/agop-error.ts";

test("rotations and reflections by value and by tuple", () => {
  const units = modularTask({ operation: "x*y", modulus: 61 });
  for (const name of ["s35", "s r^35", " s 35 "])
    assert.equal(symmetryElement(units, name).permutation, reflectionPermutation(units, 34), name);
  for (const name of ["r3", "r^3"])
    assert.equal(symmetryElement(units, name).permutation, rotationPermutation(units, 2), name);
  const pairs = productTask({ orders: [3, 7] });
  const [reflection, rotation] = symmetryElements(pairs, ["s(2, 3)", "r(0,1)"]);
  assert.equal(reflection.permutation, reflectionPermutation(pairs, 17));
  assert.equal(rotation.permutation, rotationPermutation(pairs, 1));
  assert.equal([reflection.name, rotation.name], ["s r^(2,3)", "r^(0,1)"]);
});

test("every element is found under its own name", () => {
  for (const task of [
    modularTask({ operation: "x-y", modulus: 6 }),
    modularTask({ operation: "x*y", modulus: 6, elements: "all" }),
    namedGroupTask({ group: "S_3" }),
    tableTask({
      name: "t",
      entries: [
        [0, 1],
        [1, 1],
      ],
    }),
  ]) {
    const elements = taskElements(task);
    assert.equal(
      symmetryElements(
        task,
        elements.map(({ name }) => name),
      ).map(({ permutation }) => permutation),
      elements.map(({ permutation }) => permutation),
      task.name,
    );
  }
});

test("the elements of a group task are its invariances", () => {
  const task = modularTask({ operation: "x/y", modulus: 7 });
  assert.equal(taskElements(task), taskInvariances(task).elements());
});

test("unknown names are refused with the known elements", async () => {
  const task = modularTask({ operation: "x+y", modulus: 61 });
  for (const name of ["s61", "35", "t3", "r", "", "s-1"])
    await failsWith(
      () => symmetryElement(task, name),
      "INVALID_REFLECTION",
      /^element: /,
      `${JSON.stringify(name)} given`,
      "61 elements of x+y mod 61: 0, 1, ..., 60",
    );
  const symmetric = namedGroupTask({ group: "S_3" });
  await failsWith(
    () => symmetryElement(symmetric, "s0", "symmetrise"),
    "INVALID_REFLECTION",
    "symmetrise: a reflection of x.y in S_3, which has no closed-form reflections, given",
    "6 known invariances",
  );
});

test("lists", async () => {
  assert.equal(parseElementList("s(2,3), r5", "element"), ["s(2,3)", "r5"]);
  assert.equal(parseElementList("s(2,3)+s0", "element", "+"), ["s(2,3)", "s0"]);
  for (const text of ["", "s0,", ",s0", "s0,,r1"])
    await failsWith(() => parseElementList(text, "symmetrise"), "INVALID_OPTION", /^symmetrise: /, "s0,r5");
});

test.run();
