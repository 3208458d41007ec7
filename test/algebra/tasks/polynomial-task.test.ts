import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Polynomial, polynomials } from "../../../src/algebra/tasks/operation.ts";
import { polynomialTask } from "../../../src/algebra/tasks/polynomial-task.ts";
import { residueTask } from "../../../src/algebra/tasks/residue-task.ts";
import { failsWith } from "../../support/agop-error.ts";

/** Exact values, without overflow and without intermediate reduction. */
const exact: Record<string, (x: bigint, y: bigint) => bigint> = {
  "x^2+y^2": (x, y) => x ** 2n + y ** 2n,
  "x^2+xy+y^2": (x, y) => x ** 2n + x * y + y ** 2n,
  "x^2+xy+y^2+x": (x, y) => x ** 2n + x * y + y ** 2n + x,
  "x^3+xy": (x, y) => x ** 3n + x * y,
  "x^3+xy^2+y": (x, y) => x ** 3n + x * y ** 2n + y,
};

test("every polynomial, for any modulus", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(exact)), fc.integer({ min: 2, max: 60 }), (name, modulus) => {
      const task = polynomialTask({ polynomial: name as Polynomial, modulus });
      assert.is(task.name, `${name} mod ${modulus}`);
      assert.is(task.labels.length, modulus);
      for (const [place, label] of task.table.entries()) {
        const [x, y] = [BigInt(Math.floor(place / modulus)), BigInt(place % modulus)];
        assert.is(label, Number(exact[name](x, y) % BigInt(modulus)));
      }
    }),
    { numRuns: 40, seed: 1 },
  );
  assert.is(polynomials.length, Object.keys(exact).length + 1);
});

test("the largest modulus does not overflow", () => {
  const { table } = polynomialTask({ polynomial: "x^3+xy^2+y", modulus: 3001 });
  assert.is(table[3000 * 3001 + 2999], Number((3000n ** 3n + 3000n * 2999n ** 2n + 2999n) % 3001n));
});

test("x/y for odd y, x-y for even y", () => {
  const task = polynomialTask({ polynomial: "x/y if y is odd, else x-y", modulus: 7 });
  assert.equal(task.secondElements, ["1", "2", "3", "4", "5", "6"]);
  assert.equal(task.firstElements, ["0", "1", "2", "3", "4", "5", "6"]);
  assert.equal(task.labels, task.firstElements);
  for (let x = 0; x < 7; x++) {
    for (let y = 1; y < 7; y++) {
      const label = task.table[x * 6 + y - 1];
      assert.is(y % 2 === 1 ? (label * y) % 7 : (label + y) % 7, x);
    }
  }
});

test("names and moduli are checked", async () => {
  await failsWith(
    () => polynomialTask({ polynomial: "x^4" as Polynomial, modulus: 7 }),
    "UNKNOWN_OPERATION",
    'polynomial: "x^4" given',
    "x^3+xy^2+y",
  );
  await failsWith(() => polynomialTask({ polynomial: "x^2+y^2", modulus: 1 }), "INVALID_MODULUS", "modulus");
  await failsWith(
    () => polynomialTask({ polynomial: "x/y if y is odd, else x-y", modulus: 9 }),
    "NOT_INVERTIBLE",
    "modulus: 9",
    "a prime",
  );
});

test("one name for every task modulo an integer", async () => {
  assert.is(residueTask({ operation: "x*y", modulus: 5 }).firstElements.length, 4);
  assert.is(residueTask({ operation: "x*y", modulus: 5, elements: "all" }).firstElements.length, 5);
  assert.is(residueTask({ operation: "x^3+xy", modulus: 5, elements: "all" }).name, "x^3+xy mod 5");
  await failsWith(
    () => residueTask({ operation: "x^3+xy", modulus: 5, elements: "units" }),
    "INVALID_OPTION",
    'elements: "units" given',
    '"all" for x^3+xy',
  );
  await failsWith(
    () => residueTask({ operation: "x%y" as "x+y", modulus: 5 }),
    "UNKNOWN_OPERATION",
    "x+y, x-y, x*y, x/y, x^2+y^2",
  );
});

test.run();
