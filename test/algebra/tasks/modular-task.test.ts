import { test } from "uvu";
import * as assert from "uvu/assert";
import { maximumElements } from "../../../src/algebra/groups/element-count.ts";
import { type ModularTaskOptions, modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import type { Task } from "../../../src/algebra/tasks/task.ts";
import type { AgopErrorCode } from "../../../src/errors.ts";
import { failsWith, type MessagePart } from "../../support/agop-error.ts";

const labelOf = (task: Task, first: string, second: string): string =>
  task.labels[
    task.table[
      task.firstElements.indexOf(first) * task.secondElements.length + task.secondElements.indexOf(second)
    ]
  ];

const refuses = (options: Record<string, unknown>, code: AgopErrorCode, ...parts: readonly MessagePart[]) =>
  failsWith(() => modularTask(options as unknown as ModularTaskOptions), code, ...parts);

test("x+y and x-y have index = value", () => {
  const sum = modularTask({ operation: "x+y", modulus: 5 });
  assert.equal(sum.firstElements, ["0", "1", "2", "3", "4"]);
  assert.equal(sum.labels, sum.firstElements);
  assert.is(sum.table.length, 25);
  assert.is(sum.table[3 * 5 + 4], 2);
  const difference = modularTask({ operation: "x-y", modulus: 5, elements: "all" });
  assert.is(difference.table[1 * 5 + 3], 3);
  assert.is(difference.table[3 * 5 + 1], 2);
  assert.is(difference.name, "x-y mod 5");
});

test("x*y and x/y run over the units in increasing order", () => {
  for (const modulus of [2, 3, 4, 9, 12, 15, 29, 30]) {
    const product = modularTask({ operation: "x*y", modulus });
    const quotient = modularTask({ operation: "x/y", modulus, elements: "units" });
    const units = product.firstElements.map(Number);
    const expected = Array.from({ length: modulus }, (_, value) => value).filter((value) =>
      Array.from({ length: modulus }, (_, other) => (value * other) % modulus).includes(1 % modulus),
    );
    assert.equal(units, expected);
    for (const a of units) {
      for (const b of units) {
        assert.is(Number(labelOf(product, `${a}`, `${b}`)), (a * b) % modulus);
        assert.is((Number(labelOf(quotient, `${a}`, `${b}`)) * b) % modulus, a);
      }
    }
  }
});

test("x*y on all residues keeps the units as names of its symmetries", () => {
  const task = modularTask({ operation: "x*y", modulus: 12, elements: "all" });
  assert.is(task.firstElements.length, 12);
  assert.is(labelOf(task, "8", "9"), "0");
  assert.is(labelOf(task, "7", "11"), "5");
  assert.equal(task.dihedral?.elements, ["1", "5", "7", "11"]);
  assert.is(task.dihedral?.elementIndex("7"), 2);
  assert.is(task.dihedral?.elementIndex("2"), undefined);
});

test("elements are found by their exact decimal spelling only", () => {
  const dihedral = modularTask({ operation: "x*y", modulus: 61 }).dihedral;
  assert.is(dihedral?.elementIndex("35"), 34);
  for (const name of ["0", "61", "96", "035", "+35", "35.0", "-26", " 35", ""]) {
    assert.is(dihedral?.elementIndex(name), undefined, name);
  }
});

test("an unknown operation lists the known ones", async () => {
  const error = await refuses(
    { operation: "x^y", modulus: 5 },
    "UNKNOWN_OPERATION",
    '"x^y"',
    "x+y, x-y, x*y, x/y",
  );
  assert.is(error.argument, "operation");
});

test("the modulus is an integer from 2 within the size limit", async () => {
  for (const modulus of [
    1,
    0,
    -7,
    2.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    maximumElements + 1,
    "61",
    undefined,
  ]) {
    const error = await refuses({ operation: "x*y", modulus }, "INVALID_MODULUS", `2 to ${maximumElements}`);
    assert.is(error.argument, "modulus");
  }
});

test("elements suit the operation", async () => {
  const error = await refuses({ operation: "x/y", modulus: 7, elements: "all" }, "NOT_INVERTIBLE", "mod 7");
  assert.is(error.argument, "elements");
  await refuses(
    { operation: "x+y", modulus: 7, elements: "units" },
    "INVALID_OPTION",
    "elements",
    '"all" for x+y',
  );
  await refuses(
    { operation: "x*y", modulus: 7, elements: "some" },
    "INVALID_OPTION",
    '"some"',
    '"units" or "all"',
  );
  await refuses({ operation: "x/y", modulus: 7, elements: "some" }, "INVALID_OPTION", 'accepted: "units"');
});

test.run();
