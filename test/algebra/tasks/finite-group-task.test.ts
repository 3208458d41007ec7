import { test } from "uvu";
import * as assert from "uvu/assert";
import { conjugacyClasses } from "../../../src/algebra/groups/conjugacy-classes.ts";
import type { FiniteGroup } from "../../../src/algebra/groups/finite-group.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { centre } from "../../../src/algebra/groups/subgroup.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { failsWith } from "../../support/agop-error.ts";

const s5 = groupByName("S_5");

test("x.y is the table of the group, x.y^-1 undoes it", () => {
  const product = finiteGroupTask({ group: s5 });
  assert.is(product.name, "x.y in S_5");
  assert.equal(product.table, s5.products);
  assert.is(product.group, s5);
  assert.is(product.dihedral, undefined);
  const quotient = finiteGroupTask({ group: s5, operation: "x.y^-1" });
  assert.is(quotient.group, s5);
  for (let x = 0; x < 120; x++) {
    for (let y = 0; y < 120; y += 7) assert.is(quotient.table[s5.products[x * 120 + y] * 120 + y], x);
  }
});

test("conjugation keeps the class, and the centre acts trivially", () => {
  const group = groupByName("D_6");
  const { name, table, group: carried } = finiteGroupTask({ group, operation: "x.y.x^-1" });
  assert.is(name, "x.y.x^-1 in D_6");
  assert.is(carried, undefined);
  const order = group.elements.length;
  const { classOf } = conjugacyClasses(group);
  const central = centre(group);
  for (let x = 0; x < order; x++) {
    for (let y = 0; y < order; y++) {
      assert.is(classOf[table[x * order + y]], classOf[y]);
      if (central.includes(x)) assert.is(table[x * order + y], y);
    }
  }
});

test("x.y.x: the square where y is the identity, and y for y = x^-1 y x^-1", () => {
  const { table } = finiteGroupTask({ group: s5, operation: "x.y.x" });
  for (let x = 0; x < 120; x++) {
    assert.is(table[x * 120 + s5.identity], s5.products[x * 120 + x]);
    assert.is(table[x * 120 + s5.inverses[x]], x);
  }
});

test("an abelian group has the symmetries of addition and subtraction", () => {
  const group = groupByName("U_31");
  const product = finiteGroupTask({ group });
  const units = modularTask({ operation: "x*y", modulus: 31 });
  assert.equal(product.table, units.table);
  assert.equal(units.group, group);
  assert.equal(product.dihedral?.reflect(3, 5, 7), units.dihedral?.reflect(3, 5, 7));
  const quotient = finiteGroupTask({ group, operation: "x.y^-1" });
  const division = modularTask({ operation: "x/y", modulus: 31 });
  assert.equal(quotient.table, division.table);
  assert.equal(division.group, group);
  assert.equal(quotient.dihedral?.rotate(3, 5, 7), division.dihedral?.rotate(3, 5, 7));
});

test("modular tasks carry their group, all residues under x*y none", () => {
  assert.equal(modularTask({ operation: "x+y", modulus: 12 }).group, groupByName("Z_12"));
  assert.equal(modularTask({ operation: "x-y", modulus: 12 }).group, groupByName("Z_12"));
  assert.is(modularTask({ operation: "x*y", modulus: 12, elements: "all" }).group, undefined);
});

test("unknown operations and invalid groups are refused", async () => {
  await failsWith(
    () => finiteGroupTask({ group: s5, operation: "x+y" as "x.y" }),
    "UNKNOWN_OPERATION",
    "x.y, x.y^-1, x.y.x^-1, x.y.x",
  );
  const group = { ...s5, products: new Int32Array(3) };
  await failsWith(() => finiteGroupTask({ group }), "INVALID_OPTION", "group: no finite group given");
  await failsWith(() => finiteGroupTask({ group: "S_5" as unknown as FiniteGroup }), "INVALID_OPTION");
});

test.run();
