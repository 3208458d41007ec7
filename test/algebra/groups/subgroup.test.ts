import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { isAbelian } from "../../../src/algebra/groups/is-abelian.ts";
import { centre, leftCosets, rightCosets, subgroup } from "../../../src/algebra/groups/subgroup.ts";
import { failsWith } from "../../support/agop-error.ts";

const s4 = groupByName("S_4");
const index = (name: string) => s4.elements.indexOf(name);

test("generated subgroups of S_4 have the known orders", () => {
  const order = (...names: string[]) => subgroup(s4, names.map(index)).length;
  assert.is(order(), 1);
  assert.is(order("(1 2)"), 2);
  assert.is(order("(1 2 3)"), 3);
  assert.is(order("(1 2)(3 4)", "(1 3)(2 4)"), 4);
  assert.is(order("(1 2 3 4)", "(1 3)"), 8);
  assert.is(order("(1 2 3)", "(2 3 4)"), 12);
  assert.is(order("(1 2)", "(1 2 3 4)"), 24);
});

test("cosets partition the group; left and right ones agree for normal subgroups only", () => {
  const normal = subgroup(s4, ["(1 2)(3 4)", "(1 3)(2 4)"].map(index));
  assert.equal(leftCosets(s4, normal), rightCosets(s4, normal));
  assert.is(leftCosets(s4, normal).representatives.length, 6);
  const other = subgroup(s4, [index("(1 2)")]);
  const left = leftCosets(s4, other);
  assert.is(left.representatives.length, 12);
  assert.not.equal(left.cosetOf, rightCosets(s4, other).cosetOf);
  for (const x of s4.elements.keys()) {
    for (const h of other) {
      assert.is(left.cosetOf[s4.products[x * 24 + h]], left.cosetOf[x]);
      assert.is(rightCosets(s4, other).cosetOf[s4.products[h * 24 + x]], rightCosets(s4, other).cosetOf[x]);
    }
  }
});

test("centres and abelian groups", () => {
  const names = (name: string) => {
    const group = groupByName(name);
    return Array.from(centre(group), (x) => group.elements[x]);
  };
  assert.equal(names("Q_8"), ["1", "-1"]);
  assert.equal(names("D_6"), ["r0", "r3"]);
  assert.equal(names("D_5"), ["r0"]);
  assert.equal(names("S_4"), ["e"]);
  assert.is(names("U_15").length, 8);
  for (const name of ["Z_6", "U_15", "D_2", "S_2", "3x4"]) assert.ok(isAbelian(groupByName(name)), name);
  for (const name of ["S_3", "D_3", "Q_8", "Z_7 : Z_3"]) assert.not.ok(isAbelian(groupByName(name)), name);
});

test("the order of a subgroup divides that of the group", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 3 }), (generators) => {
      const members = subgroup(s4, generators);
      assert.is(24 % members.length, 0);
      assert.ok(generators.every((generator) => members.includes(generator)));
      assert.equal(subgroup(s4, members), members);
      assert.is(leftCosets(s4, members).representatives.length * members.length, 24);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("invalid elements and subgroups are refused", async () => {
  await failsWith(() => subgroup(s4, [24]), "INVALID_OPTION", "generators: 24 given", "from 0 to 23");
  await failsWith(
    () => leftCosets(s4, Int32Array.of(0, 1, 2)),
    "INVALID_OPTION",
    "members",
    "no subgroup of S_4",
  );
  await failsWith(() => rightCosets(s4, new Int32Array(0)), "INVALID_OPTION", "members");
});

test.run();
