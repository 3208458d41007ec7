import { test } from "uvu";
import * as assert from "uvu/assert";
import { conjugacyClasses } from "../../../src/algebra/groups/conjugacy-classes.ts";
import { elementOrders } from "../../../src/algebra/groups/element-orders.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";

test("the numbers of classes are the known ones", () => {
  const counts: Record<string, number> = {
    S_3: 3,
    S_4: 5,
    S_5: 7,
    S_6: 11,
    A_4: 4,
    A_5: 5,
    D_15: 9,
    D_30: 18,
    Q_8: 5,
    Q_16: 7,
    "Z_7 : Z_3": 5,
    Z_12: 12,
    "S_3 x S_3": 9,
  };
  for (const [name, count] of Object.entries(counts)) {
    const { representatives } = conjugacyClasses(groupByName(name));
    assert.is(representatives.length, count, name);
  }
});

test("the class equation of S_5 and A_5", () => {
  const sizes = (name: string) =>
    Array.from(conjugacyClasses(groupByName(name)).sizes).toSorted((a, b) => a - b);
  assert.equal(sizes("S_5"), [1, 10, 15, 20, 20, 24, 30]);
  assert.equal(sizes("A_5"), [1, 12, 12, 15, 20]);
});

test("classes are the orbits of conjugation, represented by their smallest elements", () => {
  const group = groupByName("S_4");
  const { classOf, representatives, sizes } = conjugacyClasses(group);
  const cycleType = (name: string) =>
    Array.from(name.matchAll(/\(([\d ]+)\)/g), ([, cycle]) => cycle.split(" ").length)
      .toSorted()
      .join(",");
  for (const [x, c] of classOf.entries()) {
    assert.ok(representatives[c] <= x);
    assert.is(classOf[representatives[c]], c);
    for (const [y, d] of classOf.entries())
      assert.is(c === d, cycleType(group.elements[x]) === cycleType(group.elements[y]));
  }
  for (const [c, size] of sizes.entries()) assert.is(classOf.filter((other) => other === c).length, size);
  assert.equal(representatives, representatives.toSorted());
});

test("orders of elements", () => {
  const count = (name: string, order: number) =>
    elementOrders(groupByName(name)).filter((other) => other === order).length;
  assert.equal(Array.from(elementOrders(groupByName("Z_6"))), [1, 6, 3, 2, 3, 6]);
  assert.is(count("S_5", 2), 25);
  assert.is(count("S_5", 6), 20);
  assert.is(count("A_5", 5), 24);
  assert.is(count("Q_8", 4), 6);
  assert.is(count("D_15", 2), 15);
});

test.run();
