import { test } from "uvu";
import * as assert from "uvu/assert";
import { csvRow } from "../../src/io/csv.ts";

test("numbers read back exactly", () => {
  const values = [0.1, 1 / 3, 5e-324, 1.7976931348623157e308, -0, 60, 2 ** 53, 1e21, 1e-7];
  const cells = csvRow(values).trimEnd().split(",");
  values.forEach((value, index) => {
    assert.ok(Object.is(Number(cells[index]), value), `${cells[index]} for ${value}`);
  });
});

test("text is quoted only if required", () => {
  assert.is(csvRow(["x+y mod 61", "cholesky"]), "x+y mod 61,cholesky\n");
  assert.is(csvRow(["(2,3)", 'say "yes"', "two\nlines"]), '"(2,3)","say ""yes""","two\nlines"\n');
  assert.is(csvRow([" a", "b ", "c\r"]), '" a","b ","c\r"\n');
});

test("empty cells, booleans and values that are not finite", () => {
  assert.is(csvRow([undefined, "", true, false]), ",,true,false\n");
  assert.is(csvRow([NaN, Infinity, -Infinity]), "NaN,Infinity,-Infinity\n");
});

test.run();
