import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  cyclicOrder,
  discreteLogarithms,
  smallestGenerator,
} from "../../../src/algebra/groups/discrete-logarithm.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";

test("the smallest primitive roots are the known ones", () => {
  const roots: Record<number, number> = {
    3: 2,
    5: 2,
    7: 3,
    11: 2,
    13: 2,
    17: 3,
    19: 2,
    23: 5,
    31: 3,
    41: 6,
    61: 2,
    71: 7,
  };
  for (const [prime, root] of Object.entries(roots)) {
    const group = groupByName(`U_${prime}`);
    assert.is(group.elements[smallestGenerator(group) ?? -1], String(root));
  }
});

test("powers in order, and their logarithms", () => {
  const group = groupByName("U_7");
  const powers = cyclicOrder(group);
  assert.equal(
    Array.from(powers ?? [], (x) => Number(group.elements[x])),
    [1, 3, 2, 6, 4, 5],
  );
  const logarithms = discreteLogarithms(group) ?? [];
  for (let a = 0; a < 6; a++) {
    for (let b = 0; b < 6; b++)
      assert.is(logarithms[group.products[a * 6 + b]], (logarithms[a] + logarithms[b]) % 6);
  }
  assert.equal(Array.from(cyclicOrder(groupByName("Z_5")) ?? []), [0, 1, 2, 3, 4]);
  assert.is(cyclicOrder(groupByName("3x7"))?.length, 21);
});

test("groups that are not cyclic have none", () => {
  for (const name of ["U_8", "3x3", "S_3", "Q_8"]) {
    assert.is(cyclicOrder(groupByName(name)), undefined, name);
    assert.is(discreteLogarithms(groupByName(name)), undefined, name);
    assert.is(smallestGenerator(groupByName(name)), undefined, name);
  }
});

test.run();
