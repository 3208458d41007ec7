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
  await failsWith(() => parseTableFile(",1\n1,0", "t"), "INVALID_TABLE", "no entry in row 0, column 0");
  await failsWith(() => parseTableFile("1,,0", "t"), "INVALID_TABLE", "no entry in row 0, column 1");
  await failsWith(() => parseTableFile("0,1\n1,", "t"), "INVALID_TABLE", "no entry in row 1, column 1");
  await failsWith(() => parseTableFile("0,1\n\n1,0", "t"), "INVALID_TABLE", "1 entry in row 1");
  await failsWith(() => parseTableFile("0,1\n1", "t"), "INVALID_TABLE", "1 entry in row 1", "2 in every row");
  await failsWith(() => parseTableFile(" \n", "t"), "INVALID_TABLE", "no row");
});

test("lines that semicolons or tabs take apart are no columns of one entry", async () => {
  for (const text of ["x;y\ny;x\n", "x\ty\ny\tx"])
    await failsWith(() => parseTableFile(text, "t"), "INVALID_FILE", "semicolons or tabs", "commas");
  assert.equal(parseTableFile("a\nb", "t").secondElements, ["0"], "one column is a table");
});

test("lines end in any of the three ways, and words beside each other are no single entry", async () => {
  for (const end of ["\n", "\r\n", "\r"])
    assert.equal([...parseTableFile(`0,1${end}1,0${end}`, "t").table], [0, 1, 1, 0]);
  await failsWith(() => parseTableFile("0 1\n1 0\n", "t"), "INVALID_FILE", "table", "2 words", "commas");
  assert.is(parseTableFile('"0 1"\n"1 0"\n', "t").labels.length, 2, "quoted they are");
  assert.is(parseTableFile("red apple\ngreen pear plum\n", "t").labels.length, 2, "entries may hold spaces");
});

test("JSON that holds no table is refused", async () => {
  for (const text of [
    '{"table": [[0, 1], [1',
    '{"rows": []}',
    '{"table": 3}',
    "[[0,1],[1,0]]",
    '{"table": null}',
  ]) {
    const error = await failsWith(() => parseTableFile(text, "t"), "INVALID_FILE", '"table": [[...], ...]');
    assert.is(error.argument, "table");
  }
  await failsWith(() => parseTableFile('{"table": [[0, null]]}', "t"), "INVALID_TABLE", "row 0, column 1");
  await failsWith(() => parseTableFile('{"table": [[0, [1]]]}', "t"), "INVALID_TABLE", "row 0, column 1");
  await failsWith(() => parseTableFile('{"table": [[0]], "rows": null}', "t"), "INVALID_TABLE", "row names");
});

test.run();
