import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseProductOrders, productTask } from "../../../src/algebra/tasks/product-task.ts";
import { failsWith } from "../../support/agop-error.ts";

test("elements are tuples, the last coordinate fastest", () => {
  const task = productTask({ orders: [2, 3] });
  assert.equal(task.firstElements, ["(0,0)", "(0,1)", "(0,2)", "(1,0)", "(1,1)", "(1,2)"]);
  assert.is(task.name, "Z_2 x Z_3");
});

test("addition and subtraction go coordinate by coordinate", () => {
  const orders = [2, 3, 4];
  const sum = productTask({ orders });
  const difference = productTask({ orders, operation: "x-y" });
  const parse = (name: string): number[] => name.slice(1, -1).split(",").map(Number);
  const size = sum.firstElements.length;
  assert.is(size, 24);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const [a, b] = [parse(sum.firstElements[i]), parse(sum.secondElements[j])];
      assert.equal(
        parse(sum.labels[sum.table[i * size + j]]),
        orders.map((order, n) => (a[n] + b[n]) % order),
      );
      assert.equal(
        parse(difference.labels[difference.table[i * size + j]]),
        orders.map((order, n) => (a[n] - b[n] + order) % order),
      );
    }
  }
});

test("a single factor has plain names", () => {
  assert.equal(productTask({ orders: [3] }).firstElements, ["0", "1", "2"]);
});

test("tuples may contain spaces, but nothing else", () => {
  const dihedral = productTask({ orders: [3, 12] }).dihedral;
  assert.is(dihedral?.elementIndex("(2,3)"), 27);
  assert.is(dihedral?.elementIndex(" ( 2 , 3 ) "), 27);
  for (const name of ["2,3", "(2,12)", "(3,0)", "(2)", "(2,3,0)", "(0,1 1)", "(02,3)", "(-1,0)", "27"]) {
    assert.is(dihedral?.elementIndex(name), undefined, name);
  }
});

test("orders are read from text", () => {
  assert.equal(parseProductOrders("3x7"), [3, 7]);
  assert.equal(parseProductOrders("2X2x2"), [2, 2, 2]);
  assert.equal(parseProductOrders("61"), [61]);
});

test("malformed text is refused with the name of the option", async () => {
  for (const text of ["", "3x", "x7", "3*7", "3x-7", "3.5x2", "S_3", "3x1", "0x7", "200x200", "1e3"]) {
    const error = await failsWith(() => parseProductOrders(text), "INVALID_MODULUS");
    assert.is(error.argument, "group", text);
  }
});

test("orders and operation are checked", async () => {
  for (const orders of [
    [],
    [3, 1],
    [2.5],
    [0, 3],
    [-2, -3],
    [200, 200],
    [Number.NaN],
    "3x7" as unknown as number[],
  ]) {
    const error = await failsWith(() => productTask({ orders }), "INVALID_MODULUS");
    assert.is(error.argument, "orders");
  }
  await failsWith(
    () => productTask({ orders: [3, 7], operation: "x*y" as "x+y" }),
    "UNKNOWN_OPERATION",
    "operation",
    '"x*y"',
    "x+y, x-y",
    "no multiplication",
  );
});

test.run();
