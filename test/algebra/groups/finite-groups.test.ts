import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { finiteCyclicGroup } from "../../../src/algebra/groups/cyclic-group.ts";
import { dihedralGroup } from "../../../src/algebra/groups/dihedral-group.ts";
import { directProduct } from "../../../src/algebra/groups/direct-product.ts";
import { elementOrders } from "../../../src/algebra/groups/element-orders.ts";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { isAbelian } from "../../../src/algebra/groups/is-abelian.ts";
import { alternatingGroup, symmetricGroup } from "../../../src/algebra/groups/permutation-groups.ts";
import { quaternionGroup } from "../../../src/algebra/groups/quaternion-group.ts";
import {
  cyclicSemidirectProduct,
  semidirectProduct,
} from "../../../src/algebra/groups/semidirect-product.ts";
import { unitsGroup } from "../../../src/algebra/groups/units-group.ts";
import { failsWith } from "../../support/agop-error.ts";
import { productOf, satisfiesGroupAxioms } from "../../support/group-axioms.ts";

test("the orders are the known ones and the axioms hold", () => {
  const orders: Record<string, number> = {
    Z_1: 1,
    Z_12: 12,
    D_1: 2,
    D_2: 4,
    D_15: 30,
    S_1: 1,
    S_2: 2,
    S_3: 6,
    S_4: 24,
    S_5: 120,
    A_1: 1,
    A_3: 3,
    A_4: 12,
    A_5: 60,
    Q_8: 8,
    Q_12: 12,
    Q_16: 16,
    U_31: 30,
    U_8: 4,
    "Z_7 : Z_3": 21,
    "Z_7 :4 Z_3": 21,
    "Z_8 :3 Z_2": 16,
    "S_3 x Z_4": 24,
    "Z_2 x Q_8 x Z_3": 48,
  };
  for (const [name, order] of Object.entries(orders)) {
    const group = name === "Z_1" ? finiteCyclicGroup(1) : groupByName(name);
    assert.is(group.elements.length, order, name);
    satisfiesGroupAxioms(group);
  }
});

test("S_6 and S_7 are built in the documented order", () => {
  assert.is(symmetricGroup(6).elements.length, 720);
  const { elements, identity, inverses } = symmetricGroup(7);
  assert.is(elements.length, 5040);
  assert.is(identity, 0);
  // The images 7, 6, ..., 1 come last in the lexicographic order.
  assert.is(elements[5039], "(1 7)(2 6)(3 5)");
  assert.is(inverses[5039], 5039);
  assert.is(alternatingGroup(7).elements.length, 2520);
});

test("permutations: lexicographic order, cycles, first y then x", () => {
  const group = symmetricGroup(3);
  assert.equal(group.elements, ["e", "(2 3)", "(1 2)", "(1 2 3)", "(1 3 2)", "(1 3)"]);
  // (1 2)(2 3): 1 -> 1 -> 2, 2 -> 3 -> 3, 3 -> 2 -> 1.
  assert.is(productOf(group, "(1 2)", "(2 3)"), "(1 2 3)");
  assert.is(productOf(group, "(2 3)", "(1 2)"), "(1 3 2)");
  assert.equal(alternatingGroup(3).elements, ["e", "(1 2 3)", "(1 3 2)"]);
  assert.ok(symmetricGroup(4).elements.includes("(1 2)(3 4)"));
});

test("dihedral groups: s r^k and r^k s = s r^-k", () => {
  const group = dihedralGroup(5);
  assert.equal(group.elements, ["r0", "r1", "r2", "r3", "r4", "s0", "s1", "s2", "s3", "s4"]);
  assert.is(productOf(group, "s0", "r3"), "s3");
  assert.is(productOf(group, "r3", "s0"), "s2");
  assert.is(productOf(group, "s1", "s3"), "r2");
  assert.is(group.elements[group.identity], "r0");
});

test("quaternions", () => {
  const group = quaternionGroup();
  assert.equal(group.elements, ["1", "-1", "i", "-i", "j", "-j", "k", "-k"]);
  assert.is(productOf(group, "i", "j"), "k");
  assert.is(productOf(group, "j", "i"), "-k");
  assert.is(productOf(group, "i", "j", "k"), "-1");
  assert.is(productOf(group, "-i", "-i"), "-1");
  assert.is(productOf(group, "k", "i"), "j");
  const larger = quaternionGroup(16);
  assert.is(productOf(larger, "b0", "b0"), "a4");
  assert.is(productOf(larger, "a3", "b0"), "b5");
  assert.is(productOf(larger, "b0", "a3"), "b3");
  // The only involution of a generalised quaternion group is a^n.
  assert.is(elementOrders(larger).filter((order) => order === 2).length, 1);
});

test("units multiply", () => {
  const group = unitsGroup(31);
  assert.is(productOf(group, "17", "22"), String((17 * 22) % 31));
  assert.is(group.elements[0], "1");
});

test("direct products: the last coordinate fastest, tuples of names", () => {
  const group = directProduct([symmetricGroup(3), finiteCyclicGroup(2)]);
  assert.is(group.name, "S_3 x Z_2");
  assert.equal(group.elements.slice(0, 4), ["(e,0)", "(e,1)", "((2 3),0)", "((2 3),1)"]);
  assert.is(productOf(group, "((1 2),1)", "((2 3),1)"), "((1 2 3),0)");
});

test("semidirect products of cyclic groups", async () => {
  const group = cyclicSemidirectProduct({ normalOrder: 7, complementOrder: 3 });
  assert.is(group.name, "Z_7 :2 Z_3");
  assert.not.ok(isAbelian(group));
  assert.is(productOf(group, "(0,1)", "(1,0)"), "(2,1)");
  assert.ok(isAbelian(cyclicSemidirectProduct({ normalOrder: 7, complementOrder: 3, multiplier: 1 })));
  await failsWith(
    () => cyclicSemidirectProduct({ normalOrder: 7, complementOrder: 3, multiplier: 3 }),
    "INVALID_MODULUS",
    "multiplier: 3 given",
    "1, 2, 4",
  );
  await failsWith(
    () => cyclicSemidirectProduct({ normalOrder: 7, complementOrder: 5 }),
    "INVALID_MODULUS",
    "1 is the only k",
    "Z_7 x Z_5",
  );
});

test("the general semidirect product has D_n and the Klein group extended to A_4", async () => {
  const normal = finiteCyclicGroup(5);
  const complement = finiteCyclicGroup(2);
  const group = semidirectProduct({ normal, complement, action: [0, 1, 2, 3, 4, 0, 4, 3, 2, 1] });
  satisfiesGroupAxioms(group);
  assert.equal(elementOrders(group).toSorted(), elementOrders(dihedralGroup(5)).toSorted());
  const klein = directProduct([complement, complement]);
  const turn = [0, 2, 3, 1];
  const action = [[0, 1, 2, 3], turn, turn.map((image) => turn[image])].flat();
  const tetrahedral = semidirectProduct({ normal: klein, complement: finiteCyclicGroup(3), action });
  satisfiesGroupAxioms(tetrahedral);
  assert.equal(elementOrders(tetrahedral).toSorted(), elementOrders(alternatingGroup(4)).toSorted());
  const refuse = (wrong: number[], ...says: string[]) =>
    failsWith(() => semidirectProduct({ normal, complement, action: wrong }), "INVALID_OPTION", ...says);
  await refuse([0, 1, 2], "action: 3 entries given", "2 x 5");
  await refuse([0, 1, 2, 3, 5, 0, 1, 2, 3, 4], "under 0", "from 0 to 4");
  await refuse([0, 1, 2, 3, 3, 0, 1, 2, 3, 4], "the same image twice under 0");
  await refuse([0, 1, 2, 3, 4, 0, 2, 1, 3, 4], "does not keep the product", "automorphisms of Z_5");
  await refuse([0, 1, 2, 3, 4, 0, 2, 4, 1, 3], "one after the other", "a homomorphism from Z_2");
});

test("numbers that make no group are refused", async () => {
  await failsWith(() => symmetricGroup(8), "INVALID_MODULUS", "n: 8 given", "1 to 7 as the n of S_n");
  await failsWith(() => alternatingGroup(0), "INVALID_MODULUS", "n: 0 given", "A_n");
  await failsWith(() => dihedralGroup(2.5), "INVALID_MODULUS", "n: 2.5 given", "1 to 5000");
  await failsWith(() => quaternionGroup(10), "INVALID_MODULUS", "order: 10 given", "a multiple of 4");
  await failsWith(() => unitsGroup(1), "INVALID_MODULUS", "modulus: 1 given", "2 to 10000");
  await failsWith(() => finiteCyclicGroup(0), "INVALID_MODULUS", "order: 0 given");
  await failsWith(() => directProduct([]), "INVALID_OPTION", "factors: an empty list given");
  const large = finiteCyclicGroup(101);
  await failsWith(() => directProduct([large, large]), "INVALID_MODULUS", "10201 elements given");
});

test("the axioms hold in every family", () => {
  const small = fc.oneof(
    fc.integer({ min: 1, max: 12 }).map(finiteCyclicGroup),
    fc.integer({ min: 1, max: 8 }).map(dihedralGroup),
    fc.integer({ min: 2, max: 6 }).map((n) => quaternionGroup(4 * n)),
    fc.integer({ min: 2, max: 30 }).map(unitsGroup),
    fc.integer({ min: 1, max: 4 }).map(symmetricGroup),
  );
  fc.assert(
    fc.property(small, small, (first, second) => {
      satisfiesGroupAxioms(first);
      if (first.elements.length * second.elements.length > 80) return;
      satisfiesGroupAxioms(directProduct([first, second]));
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("products of no group have no orders", async () => {
  const group = { ...finiteCyclicGroup(3), identity: 1 };
  await failsWith(() => elementOrders(group), "INVALID_OPTION", "group");
});

test.run();
