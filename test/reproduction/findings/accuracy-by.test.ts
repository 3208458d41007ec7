import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { accuracyByConjugacyClass } from "../../../src/reproduction/findings/accuracy-by-conjugacy-class.ts";
import {
  accuracyByCosets,
  largeAbelianSubgroup,
} from "../../../src/reproduction/findings/accuracy-by-cosets.ts";

const order = (name: string) =>
  largeAbelianSubgroup(groupByName(name)).reduce((sum, member) => sum + member, 0);

test("a large abelian subgroup: the rotations, a Sylow subgroup, the whole of an abelian group", () => {
  assert.equal(
    ["D_15", "Z_19 : Z_3", "Q_8", "A_4", "S_4", "A_5", "Z_12"].map(order),
    [15, 19, 4, 4, 4, 5, 12],
  );
});

test("accuracies by coset and by class, computed by hand in D_3", () => {
  const group = groupByName("D_3"); // r0 r1 r2 s0 s1 s2
  const pairs = Int32Array.of(0, 1, 1, 3, 4, 0, 3, 3, 3, 4);
  const correct = Uint8Array.of(1, 0, 1, 1, 0);
  const cosets = accuracyByCosets(group, pairs, correct);
  assert.equal(cosets, {
    accuracy_neither_in_A: 0.5,
    accuracy_second_in_A: 1,
    accuracy_first_in_A: 0,
    accuracy_both_in_A: 1,
    order_of_A: 3,
  });
  // Products: r1, a reflection, s1, r0, a rotation other than r0.
  const classes = Object.values(accuracyByConjugacyClass(group, pairs, correct));
  assert.equal(classes, [1, 0.5, 0.5]);
});

test.run();
