import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { associativityFailure } from "../../../src/algebra/tables/associativity.ts";
import { groupOfTable, type TableReport, tableReport } from "../../../src/algebra/tables/table-report.ts";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { polynomialTask } from "../../../src/algebra/tasks/polynomial-task.ts";

/** The names of the properties that hold. */
function holding(report: TableReport): readonly string[] {
  return Object.entries(report).flatMap(([name, { holds }]) => (holds ? [name] : []));
}

const all = ["closed", "latinSquare", "associative", "commutative", "identity", "inverses", "group"];

test("groups are recognised", () => {
  assert.equal(holding(tableReport(modularTask({ operation: "x+y", modulus: 30 }))), all);
  const report = tableReport(finiteGroupTask({ group: groupByName("S_5") }));
  assert.equal(
    holding(report),
    all.filter((name) => name !== "commutative"),
  );
  assert.is(report.commutative.reason, "(4 5) . (3 4) = (3 5 4), but (3 4) . (4 5) = (3 4 5)");
  assert.is(report.identity.reason, "e is the identity element");
  assert.is(report.group.reason, "a non-abelian group of order 120");
});

test("subtraction is a Latin square but not associative", () => {
  const report = tableReport(modularTask({ operation: "x-y", modulus: 3 }));
  assert.equal(holding(report), ["closed", "latinSquare"]);
  assert.match(report.associative.reason, /^\(\d \. \d\) \. \d = \d, but \d \. \(\d \. \d\) = \d$/);
  assert.is(report.identity.reason, "0 is a right identity only: 0 . 1 = 2");
  assert.is(report.inverses.reason, "there is no identity element");
  assert.is(report.group.reason, report.associative.reason);
});

test("counterexamples are correct", () => {
  const report = tableReport(modularTask({ operation: "x-y", modulus: 7 }));
  const [a, b, c, left, , , , right] = report.associative.reason.match(/\d/g)?.map(Number) ?? [];
  assert.is((a - b - c + 14) % 7, left);
  assert.is((a - (b - c) + 14) % 7, right);
  assert.not.equal(left, right);
});

test("multiplication of all residues is a monoid without inverses", () => {
  const report = tableReport(modularTask({ operation: "x*y", modulus: 6, elements: "all" }));
  assert.equal(holding(report), ["closed", "associative", "commutative", "identity"]);
  assert.is(report.latinSquare.reason, "0 twice in the row 0: in the columns 0 and 1");
  assert.is(report.inverses.reason, "0 . b = b . 0 = 1 for no element b");
});

test("tables of no operation on one set", () => {
  const open = tableReport(
    tableTask({
      name: "t",
      entries: [
        ["a", "b", "c"],
        ["c", "a", "b"],
        ["b", "c", "a"],
      ],
    }),
  );
  assert.equal(holding(open), ["latinSquare"]);
  assert.match(
    open.closed.reason,
    /^0 \. 0 = a, which is no element \(the rows have no names; JSON .*"rows"/,
  );
  const wide = tableReport(polynomialTask({ polynomial: "x/y if y is odd, else x-y", modulus: 5 }));
  assert.equal(holding(wide), []);
  assert.is(wide.latinSquare.reason, "5 rows, 4 columns and 5 labels in use");
  assert.is(wide.group.reason, "the row 0 has no column");
});

test("rows and columns in different orders are one operation", () => {
  const task = tableTask({
    name: "z3",
    entries: [
      ["b", "a", "c"],
      ["c", "b", "a"],
      ["a", "c", "b"],
    ],
    rows: ["a", "b", "c"],
    columns: ["b", "a", "c"],
  });
  const group = groupOfTable(task);
  assert.is(group?.name, "z3");
  assert.is(group?.elements[group.identity], "a");
  assert.equal(group?.elements, ["a", "b", "c"]);
});

test("the group of a table is the group it came from", () => {
  for (const name of ["S_4", "Q_8", "Z_7 : Z_3", "3x4"]) {
    const group = groupByName(name);
    assert.equal(groupOfTable(finiteGroupTask({ group }), group.name), group);
  }
  assert.is(groupOfTable(finiteGroupTask({ group: groupByName("S_3"), operation: "x.y.x" })), undefined);
});

test("the test of associativity agrees with brute force", () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((order) =>
      fc.array(fc.integer({ min: 0, max: order - 1 }), { minLength: order ** 2, maxLength: order ** 2 }),
    );
  fc.assert(
    fc.property(table, (entries) => {
      const operation = Int32Array.from(entries);
      const order = Math.sqrt(entries.length);
      const product = (a: number, b: number) => operation[a * order + b];
      const range = Array.from({ length: order }, (_, x) => x);
      const associative = range.every((a) =>
        range.every((b) => range.every((c) => product(product(a, b), c) === product(a, product(b, c)))),
      );
      const failure = associativityFailure(operation, order);
      assert.is(failure === undefined, associative);
      if (failure === undefined) return;
      const [a, b, c] = failure.triple;
      assert.is(product(product(a, b), c), failure.left);
      assert.is(product(a, product(b, c)), failure.right);
      assert.not.equal(failure.left, failure.right);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test.run();
