import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseTableFile } from "../../../src/algebra/tables/table-file.ts";
import { failsWith } from "../../support/agop-error.ts";

test("JSON tables with and without names", () => {
  const plain = parseTableFile('{"table": [[0, 1], [1, 0]], "author": "x"}', "z2.json");
  assert.is(plain.name, "z2.json");
  assert.equal([...plain.table], [0, 1, 1, 0]);
  const named = parseTableFile(
    '\uFEFF{"rows": ["e", "s"], "columns": ["f", "t"], "table": [["s", "e"], ["e", "s"]]}\n',
    "named",
  );
  assert.equal(named.firstElements, ["e", "s"]);
  assert.equal(named.secondElements, ["f", "t"]);
  assert.equal(named.labels, ["e", "s"]);
  assert.equal(parseTableFile('{"table": [["a"]], "labels": ["b", "a"]}', "n").labels, ["b", "a"]);
});

test("CSV is a plain grid", () => {
  const task = parseTableFile("\uFEFF0, 1,2\r\n1,2,0\r\n2,0,1\r\n\r\n", "z3.csv");
  assert.equal(task.firstElements, ["0", "1", "2"]);
  assert.equal([...task.table], [0, 1, 2, 1, 2, 0, 2, 0, 1]);
  assert.equal(parseTableFile('"(1,2)",e\n e ,"say ""a"""', "q").labels, ["(1,2)", "e", 'say "a"']);
});

test("tables from CSV and JSON agree", () => {
  const csv = parseTableFile("c,a\nb,c", "t");
  assert.equal(csv, parseTableFile('{"table": [["c", "a"], ["b", "c"]]}', "t"));
});

test("holes in CSV are found wherever they are", async () => {
  await failsWith(
    () => parseTableFile(",1,1\n1,0,0\n0,0,1", "t"),
    "INVALID_TABLE",
    "no entry in row 0, column 0",
  );
  await failsWith(() => parseTableFile("1,,0", "t"), "INVALID_TABLE", "no entry in row 0, column 1");
  await failsWith(() => parseTableFile("0,1\n1,", "t"), "INVALID_TABLE", "no entry in row 1, column 1");
  await failsWith(() => parseTableFile("0,1\n\n1,0", "t"), "INVALID_TABLE", "1 entry in row 1");
  await failsWith(() => parseTableFile("0,1\n1", "t"), "INVALID_TABLE", "1 entry in row 1", "2 in every row");
  await failsWith(() => parseTableFile(" \n", "t"), "INVALID_TABLE", "no row");
});

test("lines with semicolons or tabs are no columns of one entry", async () => {
  for (const text of ["x;y\ny;x\n", "x\ty\ny\tx"])
    await failsWith(() => parseTableFile(text, "t"), "INVALID_FILE", "semicolons or tabs", "commas");
  assert.equal(parseTableFile("a\nb", "t").secondElements, ["0"], "one column is a table");
});

test("all three line endings work, and several words are no single entry", async () => {
  for (const end of ["\n", "\r\n", "\r"])
    assert.equal([...parseTableFile(`0,1${end}1,0${end}`, "t").table], [0, 1, 1, 0]);
  await failsWith(() => parseTableFile("0 1\n1 0\n", "t"), "INVALID_FILE", "table", "2 words", "commas");
  assert.is(parseTableFile('"0 1"\n"1 0"\n', "t").labels.length, 2, "quoted they are");
  await failsWith(
    () => parseTableFile("red apple\ngreen pear plum\n", "t"),
    "INVALID_FILE",
    "2 words in line 1",
  );
  // The order on a separate line, then rows without commas.
  await failsWith(() => parseTableFile("2\n0 1\n1 0\n", "t"), "INVALID_FILE", "2 words in line 2");
  assert.equal(parseTableFile("red apple,pear\npear,red apple", "t").labels, ["red apple", "pear"]);
});

test("JSON without a table is refused", async () => {
  for (const text of [
    '{"table": [[0, 1], [1',
    '{"rows": []}',
    '{"table": 3}',
    "[0, 1]",
    "[]",
    '{"table": null}',
  ]) {
    const error = await failsWith(() => parseTableFile(text, "t"), "INVALID_FILE", '"table": [[...], ...]');
    assert.is(error.argument, "table");
  }
  await failsWith(() => parseTableFile('{"table": [[0, null]]}', "t"), "INVALID_TABLE", "row 0, column 1");
  await failsWith(() => parseTableFile('{"table": [[0, [1]]]}', "t"), "INVALID_TABLE", "row 0, column 1");
  await failsWith(() => parseTableFile('{"table": [[0]], "rows": null}', "t"), "INVALID_TABLE", "row names");
});

test("a list of lists is a table, and a misspelt key is refused", async () => {
  assert.equal(parseTableFile("[[0, 1], [1, 0]]", "t"), parseTableFile('{"table": [[0, 1], [1, 0]]}', "t"));
  for (const key of ["row", "Labels", "column", "names", "entries"]) {
    const text = JSON.stringify({ table: [[0, 1]], [key]: ["a", "b"] });
    await failsWith(
      () => parseTableFile(text, "t"),
      "INVALID_FILE",
      JSON.stringify(key),
      "rows, columns, labels",
    );
  }
});

test("a quote that is not closed is refused", async () => {
  await failsWith(() => parseTableFile('a,b\nb,"a', "t"), "INVALID_FILE", "not closed in line 2");
  assert.equal(parseTableFile('"a""b",c\nc,"a""b"', "t").labels, ['a"b', "c"]);
});

/** Z_4 with names in an unusual order, as printed by another program. */
const cyclic = (names: readonly string[]) =>
  names.map((_, a) => names.map((_, b) => names[(a + b) % names.length]));
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => `${row.join(",")}\n`).join("");

test("names in a first row and column are recognised, with any corner", () => {
  for (const names of [
    ["0", "1", "2", "3"],
    ["e", "a", "b", "c"],
    ["1", "i", "-1", "-i"],
  ]) {
    const body = cyclic(names);
    for (const corner of ["", "*", "+", "∘", "."]) {
      const withBoth = [[corner, ...names], ...body.map((row, a) => [names[a], ...row])];
      const task = parseTableFile(csv(withBoth), "t");
      assert.equal(task.firstElements, names, corner);
      assert.equal(task.secondElements, names);
      assert.equal(task.labels, names);
      assert.equal([...task.table], [0, 1, 2, 3, 1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
    }
    for (const lines of [[names, ...body], body.map((row, a) => [names[a], ...row])]) {
      const task = parseTableFile(csv(lines), "t");
      assert.equal(task.firstElements, names, "one line of names");
      assert.is(task.table.length, 16);
    }
  }
});

test("words beside numeric labels are names, and numbers beside words too", () => {
  const task = parseTableFile(",p,q\nr,0,1\ns,1,1\nt,0,0\n", "t");
  assert.equal(
    [task.firstElements, task.secondElements, task.labels],
    [
      ["r", "s", "t"],
      ["p", "q"],
      ["0", "1"],
    ],
  );
  const counted = parseTableFile("0,1,2\na,b,c\nb,c,a\nc,a,b\n", "t");
  assert.equal([...counted.table], [0, 1, 2, 1, 2, 0, 2, 0, 1], "the columns of pandas without its index");
});

test("an ambiguous first row and column is refused", async () => {
  const names = ["e", "a", "b", "c"];
  const named = [["op", ...names], ...cyclic(names).map((row, a) => [names[a], ...row])];
  await failsWith(() => parseTableFile(csv(named), "t"), "INVALID_TABLE", "header", '"op"', "JSON");
  const odd = csv([
    names,
    ["a", "a", "b", "b"],
    ["c", "c", "a", "a"],
    ["e", "e", "e", "b"],
    ["a", "b", "e", "e"],
  ]);
  await failsWith(() => parseTableFile(odd, "t"), "INVALID_TABLE", "first row that may be a header");
});

test("entries that cannot be names stay entries", () => {
  // max(a, b): its identity 0 occurs only in the corner, over a distinct first row and column.
  const size = 5;
  for (const first of [0, 1]) {
    const largest = Array.from({ length: size }, (_, a) =>
      Array.from({ length: size }, (_, b) => String(first + Math.max(a, b))),
    );
    assert.is(parseTableFile(csv(largest), "t").table.length, size * size);
  }
  assert.is(parseTableFile("1,2,3\n4,5,6\n7,8,9\n", "t").table.length, 9);
  assert.is(parseTableFile("a,b,a\nb,a,b\n", "t").table.length, 6, "two names are no evidence");
  assert.is(parseTableFile("a,b\nb,a\n", "t").table.length, 4);
});

test("element names of other programs give the right group", () => {
  const cycles = ["()", '"(1,2,3)"', '"(1,3,2)"', '"(1,4,2,3)"'];
  const names: readonly (readonly string[])[] = [
    ["1", "2", "3", "4"],
    ["e", "a", "b", "c"],
    cycles,
    ["0.0", "1.0", "2.0", "3.0"],
    [
      "1.000000000000000000e+00",
      "2.000000000000000000e+00",
      "3.000000000000000000e+00",
      "4.000000000000000000e+00",
    ],
  ];
  for (const each of names) {
    const { group } = parseTableFile(csv(cyclic(each)), "t");
    assert.ok(group, each[1]);
    // Cyclic of order 4: a generator has order 4, its square order 2.
    assert.equal([...group.products], [0, 1, 2, 3, 1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]);
  }
  assert.equal(parseTableFile(csv(cyclic(names[3])), "t").labels, ["0", "1", "2", "3"]);
  // The identity is the third element.
  const shifted = ["a", "b", "e"].map((_, x) =>
    ["a", "b", "e"].map((_, y) => ["a", "b", "e"][(x + y + 1) % 3]),
  );
  assert.equal(parseTableFile(csv(shifted), "t").group?.identity, 2);
  assert.is(parseTableFile("0.5,1.0\n1.0,0.5\n", "t").labels[0], "0.5", "no whole numbers");
});

test.run();
