import { test } from "uvu";
import * as assert from "uvu/assert";
import { type OperationTable, tableTask } from "../../../src/algebra/tables/table-task.ts";
import { failsWith } from "../../support/agop-error.ts";

const task = (entries: OperationTable["entries"], names: Partial<OperationTable> = {}) =>
  tableTask({ name: "t", entries, ...names });

test("labels come in order of first appearance", () => {
  const { labels, table, firstElements, secondElements, dihedral } = task([
    ["b", "a", "c"],
    ["a", "b", "a"],
  ]);
  assert.equal(labels, ["b", "a", "c"]);
  assert.equal([...table], [0, 1, 2, 1, 0, 1]);
  assert.equal(firstElements, ["0", "1"]);
  assert.equal(secondElements, ["0", "1", "2"]);
  assert.is(dihedral, undefined);
});

test("labels 0..c-1 come in numeric order, also as text", () => {
  assert.equal(
    task([
      [2, 0],
      [1, 2],
    ]).labels,
    ["0", "1", "2"],
  );
  assert.equal(
    [
      ...task([
        ["1", "0"],
        [10, 2],
        [3, 4],
        [5, 6],
        [7, 8],
        [9, 9],
      ]).table.slice(0, 4),
    ],
    [1, 0, 10, 2],
  );
  assert.equal(
    task([
      [3, 0],
      [1, 3],
    ]).labels,
    ["3", "0", "1"],
    "2 is missing: first appearance",
  );
  assert.equal(task([["1", "00"]]).labels, ["1", "00"], "00 is no decimal spelling");
});

test("labels that are row names come in the order of the rows", () => {
  const klein = task(
    [
      ["a", "e"],
      ["e", "a"],
    ],
    { rows: ["e", "a"] },
  );
  assert.equal(klein.labels, ["e", "a"]);
  assert.equal([...klein.table], [1, 0, 0, 1]);
  assert.equal(klein.secondElements, ["e", "a"]);
  assert.equal(
    task(
      [
        [0, 2],
        [1, 0],
        [2, 1],
      ],
      { rows: [1, 2, 0] },
    ).labels,
    ["1", "2", "0"],
  );
  assert.equal(
    task(
      [
        ["z", "b"],
        ["a", "z"],
      ],
      { rows: ["a", "b"] },
    ).labels,
    ["a", "b", "z"],
  );
  assert.equal(task([[1, 0]], { rows: ["a"], columns: ["u", "v"] }).secondElements, ["u", "v"]);
});

test("labels may be listed, and then fix the order", () => {
  const listed = task([["a", "b"]], { labels: ["c", "b", "a"] });
  assert.equal(listed.labels, ["c", "b", "a"]);
  assert.equal([...listed.table], [2, 1]);
});

test("errors describe the fault of a table exactly", async () => {
  const wrong: [OperationTable["entries"], Partial<OperationTable>, string[]][] = [
    [[], {}, ["no row"]],
    [[[]], {}, ["row 0"]],
    [[[1, 2], [3]], {}, ["1 entry in row 1", "2 in every row"]],
    [[[1], [3, 4]], {}, ["2 entries in row 1", "1 in every row"]],
    [
      [
        [1, 2],
        [3, ""],
      ],
      {},
      ["no entry in row 1, column 1"],
    ],
    [[[1, null as unknown as string]], {}, ["no entry in row 0, column 1"]],
    // biome-ignore lint/suspicious/noSparseArray: the test needs a hole
    [[[1, , 2] as number[]], {}, ["no entry in row 0, column 1"]],
    [[[1, true as unknown as string]], {}, ["true in row 0, column 1"]],
    [[[Number.NaN]], {}, ["NaN in row 0, column 0"]],
    [["ab"] as unknown as string[][], {}, ['"ab" in row 0']],
    ["ab" as unknown as string[][], {}, ['"ab"']],
    [[[1]], { rows: ["a", "b"] }, ["2 as row names", "1 names"]],
    [[[1]], { columns: [] }, ["0 as column names"]],
    [[[1]], { rows: "a" as unknown as string[] }, ['"a" as row names']],
    [[[1], [2]], { rows: ["a", "a"] }, ['"a" twice among the row names']],
    [[[1], [2]], { rows: ["a", ""] }, ["no entry as number 1", "row names"]],
    [[[1, 2]], { labels: [1, 1] }, ['"1" twice among the labels']],
    [[[1], [3]], { labels: [1, 2] }, ['"3" in row 1, column 0', "labels"]],
    [[[1]], { labels: [] }, ["0 as labels"]],
    [[Array.from({ length: 10_001 }, () => 1)], {}, ["10001 elements"]],
  ];
  for (const [entries, names, parts] of wrong) {
    const error = await failsWith(() => task(entries, names), "INVALID_TABLE", ...parts);
    assert.is(error.argument, "table");
  }
});

test.run();
