import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { namedGroupTask } from "../../../src/algebra/tasks/named-group-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import { failsWith } from "../../support/agop-error.ts";

test("names may leave out spaces and underscores, and a group's own name finds it again", () => {
  const spellings: Record<string, string> = {
    "Z_3 x Z_7": "3x7",
    "S_3 x Z_4": "S3xZ4",
    "Z_7 :2 Z_3": "Z7:Z3",
    "Z_7 :4 Z_3": " Z_7 :4 Z_3 ",
    D_15: "D15",
    Q_16: "Q16",
    U_31: "U31",
    "S_3 x Z_2": "S_3 x 2",
    "Z_7 :2 Z_3 x Z_2": "Z_7 : Z_3 x Z_2",
  };
  for (const [name, spelling] of Object.entries(spellings)) {
    const group = groupByName(spelling);
    assert.is(group.name, name);
    assert.equal(groupByName(name), group);
  }
});

test("a product of cyclic groups is the group of the product task", () => {
  const group = groupByName("3x7");
  const task = productTask({ orders: [3, 7] });
  assert.equal(group.elements, task.firstElements);
  assert.equal(group.products, task.table);
  assert.equal(task.group, group);
  assert.equal(productTask({ orders: [3, 7], operation: "x-y" }).group, group);
});

test("names of no group are refused with the accepted names", async () => {
  for (const text of ["", "X_3", "S", "3x", "x7", "M_11", "S_-3", "S_3 +", "Z_3 : S_3", "3xx7", "Z_2.5"]) {
    await failsWith(
      () => groupByName(text),
      "UNKNOWN_GROUP",
      JSON.stringify(text),
      "D_n",
      "S_3 x Z_4",
      "3x7",
    );
  }
  await failsWith(() => groupByName(5 as unknown as string), "UNKNOWN_GROUP", "group: 5 given");
});

test("numbers that make no group are refused before anything large is built", async () => {
  const refuse = async (text: string, ...says: string[]) => {
    const error = await failsWith(() => groupByName(text), "INVALID_MODULUS", ...says);
    assert.is(error.argument, "group", text);
  };
  await refuse("S_8", "8 given", "1 to 7");
  await refuse("A_99", "99 given", "1 to 7");
  await refuse("S_7 x Z_2", "10080 elements", "10000");
  await refuse("D_5001", "10002 elements", "10000");
  await refuse("Q_10", "a multiple of 4");
  await refuse("U_1", "1 given");
  await refuse("Z_1 x Z_3", "[1, 3] given", "an integer from 2");
  await refuse("200x200", "40000 elements");
  await refuse("Z_7 : Z_5", "1 is the only k", "Z_7 x Z_5");
  await refuse("Z_7 :3 Z_3", "3 given", "1, 2, 4");
  await refuse("Z_99999 : Z_2", "199998 elements");
});

test("the task of a name: additive for cyclic factors, x.y for the rest", async () => {
  assert.is(namedGroupTask({ group: "3x7" }).name, "Z_3 x Z_7");
  assert.is(namedGroupTask({ group: "Z_5", operation: "x-y" }).name, "x-y on Z_5");
  assert.is(namedGroupTask({ group: "S_3" }).name, "x.y in S_3");
  const product = namedGroupTask({ group: "Z_5", operation: "x.y" });
  assert.is(product.name, "x.y in Z_5");
  assert.equal(product.table, namedGroupTask({ group: "5" }).table);
  await failsWith(
    () => namedGroupTask({ group: "S_3", operation: "x+y" }),
    "UNKNOWN_OPERATION",
    '"x+y" given',
    "x.y, x.y^-1, x.y.x^-1, x.y.x",
    "S_3 is not",
  );
  await failsWith(
    () => namedGroupTask({ group: "3x7", operation: "x*y" as "x+y" }),
    "UNKNOWN_OPERATION",
    "x+y, x-y, x.y",
    "no multiplication",
  );
});

test.run();
