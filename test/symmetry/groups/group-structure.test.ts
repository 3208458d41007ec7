import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import {
  elementOrder,
  groupStructure,
  invariantFactors,
} from "../../../src/symmetry/groups/group-structure.ts";
import { generatedSubgroup } from "../../../src/symmetry/groups/symmetry-group.ts";
import { taskEquivariances } from "../../../src/symmetry/groups/task-equivariances.ts";
import { taskInvariances } from "../../../src/symmetry/groups/task-invariances.ts";

test("the invariances of abelian tasks are generalised dihedral groups", () => {
  const structure = (orders: readonly number[]) => groupStructure(taskInvariances(productTask({ orders })));
  assert.is(structure([7]), "D_7");
  assert.is(structure([12]), "D_12");
  assert.is(structure([3, 7]), "D_21", "Z_3 x Z_7 is cyclic");
  assert.is(structure([2, 6]), "Dih(Z_2 x Z_6)");
  assert.is(structure([3, 3]), "Dih(Z_3 x Z_3)");
  assert.is(structure([4, 6]), "Dih(Z_2 x Z_12)");
  assert.is(structure([2, 2]), "Z_2 x Z_2 x Z_2", "inversion changes nothing");
  assert.is(structure([2]), "Z_2 x Z_2");
  const units = taskInvariances(modularTask({ operation: "x*y", modulus: 24 }));
  assert.is(groupStructure(units), "Z_2 x Z_2 x Z_2 x Z_2");
});

test("the invariances of x.y have the structure of the group", () => {
  const structure = (name: string) =>
    groupStructure(taskInvariances(finiteGroupTask({ group: groupByName(name) })));
  assert.is(structure("S_3"), "D_3");
  assert.is(structure("D_6"), "D_6");
  assert.is(structure("Q_8"), "non-abelian of order 8");
  assert.is(structure("A_4"), "non-abelian of order 12");
  assert.is(structure("S_5"), "non-abelian of order 120");
});

test("subgroups", () => {
  const group = taskInvariances(modularTask({ operation: "x+y", modulus: 12 }));
  const structure = (...indices: number[]) => {
    const elements = group.elements();
    return groupStructure(
      generatedSubgroup(
        group,
        indices.map((index) => elements[index]),
      ),
    );
  };
  assert.is(structure(), "trivial");
  assert.is(structure(4), "Z_3");
  assert.is(structure(1), "Z_12");
  assert.is(structure(12), "Z_2");
  assert.is(structure(6, 12), "Z_2 x Z_2");
  assert.is(structure(4, 13), "D_3");
});

test("groups that cannot be listed have an order", () => {
  const equivariances = taskEquivariances(finiteGroupTask({ group: groupByName("S_4") }));
  assert.is(groupStructure(equivariances), "order 27648");
  assert.is(groupStructure({ ...equivariances, finished: false }), "order at least 27648");
  const rigid = tableTask({
    name: "t",
    entries: [
      [0, 1, 2],
      [0, 0, 1],
      [2, 2, 2],
    ],
  });
  assert.is(groupStructure(taskInvariances(rigid)), "trivial");
});

test("orders of elements and invariant factors", () => {
  const elements = taskInvariances(modularTask({ operation: "x+y", modulus: 6 })).elements();
  assert.equal(elements.map(elementOrder), [1, 6, 3, 2, 3, 6, 2, 2, 2, 2, 2, 2]);
  assert.equal(invariantFactors([1]), []);
  assert.equal(invariantFactors([1, 2, 4, 4, 2, 2, 4, 4]), [2, 4]);
});

test.run();
