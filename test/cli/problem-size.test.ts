import { test } from "uvu";
import * as assert from "uvu/assert";
import { parseTableFile } from "../../src/algebra/tables/table-file.ts";
import { dataFileWarning, problemLine, tableNamesNote } from "../../src/cli/shared/problem-size.ts";
import { runOf } from "../support/refused-run.ts";

test("sizes and bytes of a run", async () => {
  const run = await runOf("--op x+y --modulus 61 --partition degenerate --reflections 0".split(" "));
  // 61 of the 3721 pairs are fixed; 8 * 3660^2 bytes are 107.16 MB.
  assert.is(
    problemLine(run),
    "x+y mod 61: n = 3660 training samples, m = 61 test samples, c = 61 labels, d = 122; the kernel matrix takes 107 MB",
  );
});

test("a table with a label for nearly every entry is told of", () => {
  const told = (text: string, table = "t.csv") =>
    dataFileWarning({ task: parseTableFile(text, table), parameters: { table } });
  const data = "0.12,0.5,1.5,7.25\n3.1,2.2,0.12,9.5\n8.1,4.4,6.3,2.9\n5.5,1.1,7.7,3.3\n";
  assert.match(told(data) ?? "", "--table t.csv: 15 labels in 16 entries; this looks like a file of data");
  const cyclic = "0,1,2,3\n1,2,3,0\n2,3,0,1\n3,0,1,2\n";
  assert.is(told(cyclic), undefined);
  assert.is(told("0,1\n2,3\n"), undefined, "too small to tell");
  assert.is(dataFileWarning({ task: parseTableFile(data, "t"), parameters: {} }), undefined);
});

test("names of a table are told of, numbers are not", () => {
  const note = (text: string) => tableNamesNote(parseTableFile(text, "t.csv"), "t.csv");
  assert.is(
    note(",x,y\na,0,1\nb,1,0\n"),
    "--table t.csv: names of rows (a, b) and columns (x, y) taken from the file",
  );
  assert.is(note("0,1\n1,0\n"), undefined);
});

test.run();
