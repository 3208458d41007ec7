import { test } from "uvu";
import * as assert from "uvu/assert";
import { closeTo, relativeFrobenius } from "./close-to.ts";

test("values within the tolerance pass", () => {
  closeTo(1, 1, {}, "equal");
  closeTo(1.0009, 1, { relative: 1e-3 }, "relative");
  closeTo([0, 1e-9], new Float64Array(2), { absolute: 1e-8 }, "absolute");
  closeTo([Infinity], [Infinity], {}, "infinite");
});

function failure(check: () => void): string {
  try {
    check();
  } catch (error) {
    return String(error);
  }
  // uvu's assert.throws passes assertions on, and closeTo throws assertions.
  return "passed";
}

test("the worst entry is named", () => {
  const fails = (check: () => void, message: RegExp) => assert.match(failure(check), message);
  const loose = { absolute: 1 };
  fails(
    () => closeTo([1, 2.5, 3.1], [1, 2, 3], { absolute: 0.01 }, "things"),
    /things: entry 1 is 2.5 instead of 2/,
  );
  fails(() => closeTo([1, NaN, 9], [1, 2, 3], loose, "things"), /entry 1 is NaN/);
  fails(() => closeTo([NaN], [NaN], loose, "things"), /entry 0/);
  fails(() => closeTo([1], [Infinity], loose, "things"), /entry 0/);
  fails(() => closeTo([1], [Infinity], { relative: 1 }, "things"), /entry 0/);
  fails(() => closeTo([1, 2], [1], loose, "things"), /2 entries instead of 1/);
  fails(() => closeTo(1.002, 1, { relative: 1e-3 }, "one"), /one: entry 0/);
});

test("the relative Frobenius distance", () => {
  assert.is(relativeFrobenius([3, 4], [0, 0]), Infinity);
  assert.is(relativeFrobenius([3, 8], [3, 4]), 0.8);
  assert.ok(Number.isNaN(relativeFrobenius([1], [1, 2])));
});

test.run();
