import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { productTask } from "../../../src/algebra/tasks/product-task.ts";
import {
  parseReflectionList,
  type ReflectionName,
  reflectionIndex,
  reflectionIndices,
} from "../../../src/symmetry/actions/reflection-name.ts";
import { failsWith } from "../../support/agop-error.ts";

const product = modularTask({ operation: "x*y", modulus: 61 });
const tuples = productTask({ orders: [3, 7] });

test("names and numbers stand for element indices", () => {
  assert.is(reflectionIndex(product, "35"), 34);
  assert.is(reflectionIndex(product, 35), 34);
  assert.is(reflectionIndex(tuples, "(2, 3)"), 17);
  assert.equal(reflectionIndices(product, ["35", 1, 35, "1"]), [34, 0]);
});

test("an unknown reflection is refused with the known ones", async () => {
  for (const name of [0, 61, -1, 1.5, Number.NaN, "035", "", "(2,3)"]) {
    const error = await failsWith(
      () => reflectionIndices(product, [1, name]),
      "INVALID_REFLECTION",
      "60 elements of x*y mod 61: 1, 2, ..., 60",
    );
    assert.is(error.argument, "reflections");
  }
  await failsWith(() => reflectionIndex(tuples, "(3,0)"), "INVALID_REFLECTION", "(0,0), (0,1), ..., (2,6)");
  const small = modularTask({ operation: "x/y", modulus: 5 });
  await failsWith(
    () => reflectionIndex(small, 0, "initFeatures"),
    "INVALID_REFLECTION",
    /^initFeatures: 0/,
    ": 1, 2, 3, 4",
  );
  await failsWith(() => reflectionIndex(product, null as unknown as string), "INVALID_REFLECTION", "null");
});

test("lists are not empty and belong to a task with reflections", async () => {
  await failsWith(() => reflectionIndices(product, []), "INVALID_REFLECTION", "an empty list");
  await failsWith(
    () => reflectionIndices(product, "35" as unknown as ReflectionName[]),
    "INVALID_REFLECTION",
    '"35"',
  );
  const table = tableTask({ name: "mystery", entries: [[1]] });
  await failsWith(() => reflectionIndices(table, [0]), "INVALID_REFLECTION", "mystery", "closed-form");
});

test("commas separate outside parentheses only", () => {
  assert.equal(parseReflectionList("0"), ["0"]);
  assert.equal(parseReflectionList("0, 16 ,8"), ["0", "16", "8"]);
  assert.equal(parseReflectionList("(2,3)"), ["(2,3)"]);
  assert.equal(parseReflectionList(" (2, 3),(1,0,4) "), ["(2, 3)", "(1,0,4)"]);
  assert.equal(parseReflectionList("((1 2 3),0),(e,1)"), ["((1 2 3),0)", "(e,1)"]);
});

test("malformed lists are refused", async () => {
  for (const text of [
    "",
    " ",
    ",",
    "0,",
    ",0",
    "0,,1",
    "(2,3",
    "2,3)",
    "((2,3))",
    "()",
    "(2,3)(1,0)",
    "(2,3)x",
  ]) {
    const error = await failsWith(() => parseReflectionList(text), "INVALID_REFLECTION", "for example 0,16");
    assert.is(error.argument, "reflections", text);
  }
});

test.run();
