import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTask } from "../../../src/run/parameters/task.ts";
import { type RunRefusal, refusesRuns } from "../../support/refused-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const refusal = (
  args: string | readonly string[],
  option: string,
  ...says: (string | RegExp)[]
): RunRefusal => ({
  args,
  option,
  says,
});

test("a missing task, and two tasks", async () => {
  const accepted = "exactly one of --modulus M, --group 3x7 and --table FILE";
  await refusesRuns([
    refusal("", "--modulus, --group, --table", "none", accepted),
    refusal("--op x+y", "--modulus, --group, --table", "none", accepted),
    refusal("--op x+y --modulus 7 --group 3x7", "--modulus, --group", "--modulus and --group", accepted),
    refusal("--modulus 7", "--op", "is needed beside --modulus", "x+y, x-y, x*y or x/y"),
    refusal("--op x+y --table t.csv", "--op", "--table", "no --op"),
  ]);
});

test("unknown operations", async () => {
  await refusesRuns([
    refusal("--op x%y --modulus 7", "--op", '"x%y" given', "x+y, x-y, x*y, x/y"),
    refusal("--op x*y --group 3x7", "--op", '"x*y" given', "x+y, x-y"),
  ]);
});

test("invalid moduli", async () => {
  const accepted = "an integer from 2 to 10000";
  await refusesRuns([
    ...["1", "0", "-5", "2.5", "1e12"].map((modulus) =>
      refusal(`--op x+y --modulus ${modulus}`, "--modulus", `${Number(modulus)} given`, accepted),
    ),
    ...["abc", "7a", "NaN", "1e400", "Infinity", ""].map((modulus) =>
      refusal(["--op", "x+y", "--modulus", modulus], "--modulus", `"${modulus}" given`, "a finite number"),
    ),
    refusal("--group 3x1", "--group", "[3, 1] given", "each an integer from 2"),
    refusal("--group 3xx7", "--group", '"3xx7" given', "3x7"),
    refusal("--group 300x700", "--group", "210000 elements given", "at most 10000"),
  ]);
});

test("elements without an inverse", async () => {
  await refusesRuns([
    refusal("--op x/y --modulus 7 --elements all", "--elements", '"all"', "no inverse mod 7", '"units"'),
    refusal("--op x+y --modulus 7 --elements units", "--elements", '"units" given', '"all" for x+y'),
    refusal("--op x*y --modulus 7 --elements some", "--elements", '"some" given', '"units" or "all"'),
    refusal("--group 3x7 --elements all", "--elements", "--group", "--modulus"),
  ]);
});

test("a size with a kernel matrix beyond the memory", async () => {
  const bytes = /\d{13} bytes.* given; accepted: at most \d+ bytes/;
  await refusesRuns([
    refusal("--op x+y --modulus 1009", "--modulus", "509040 x 509040", "2072973772800 bytes", bytes),
    refusal("--op x+y --modulus 1009 --backend reference", "--modulus", bytes),
    refusal("--op x-y --modulus 1009 --partition degenerate --reflections 0", "--modulus", bytes),
    refusal("--group 7x149", "--group", bytes),
  ]);
});

test("table files without an operation table", async () => {
  await inTempDirectory(async (directory) => {
    const file = async (name: string, text: string): Promise<string> => {
      await writeFile(path.join(directory, name), text);
      return path.join(directory, name);
    };
    const hole = await file("hole.csv", "0,1\n1,\n");
    const ragged = await file("ragged.csv", "0,1\n1\n");
    const empty = await file("empty.csv", "");
    const cut = await file("cut.json", '{"table": [[0, 1], [1');
    const foreign = await file("foreign.json", '{"train": []}');
    const holeJson = await file("hole.json", '{"table": [[0, 1], [1, null]]}');
    await refusesRuns([
      refusal(["--table", hole], "--table", "row 1, column 1"),
      refusal(["--table", ragged], "--table", "row 1"),
      refusal(["--table", empty], "--table", "no row"),
      refusal(["--table", cut], "--table", "not JSON"),
      refusal(["--table", foreign], "--table", 'without a list "table"'),
      refusal(["--table", holeJson], "--table", "no entry in row 1, column 1"),
      refusal(["--table", `${directory}/missing.csv`], "--table", "missing.csv", "no file exists"),
      refusal(["--table", directory], "--table", "a directory given"),
    ]);
  });
});

test("text that is not UTF-8 is refused with its place, or read by its byte order mark", async () => {
  await inTempDirectory(async (directory) => {
    const [latin, wide] = ["latin.csv", "wide.csv"].map((name) => path.join(directory, name));
    // With a replacement character, three labels would become two.
    const text = "é,è,e\nè,e,é\ne,é,è\n";
    await writeFile(latin, text, "latin1");
    await writeFile(wide, `\ufeff${text}`, "utf16le");
    const byte = "byte 0xe9 in line 1";
    await refusesRuns([
      refusal(["--table", latin], "--table", latin, byte, "text in UTF-8"),
      refusal(["--op", "x+y", "--modulus", "7", "--partition-file", latin], "--partition-file", latin, byte),
    ]);
    assert.equal([...(await runTask({ table: wide })).labels].sort(), ["e", "è", "é"]);
  });
});

test.run();
