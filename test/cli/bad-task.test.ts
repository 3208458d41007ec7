import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import { type Refusal, refusesAll } from "../support/refused.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const refusal = (
  args: string | readonly string[],
  option: string,
  ...says: (string | RegExp)[]
): Refusal => ({
  args,
  option,
  says,
});

test("commands and options that do not exist", async () => {
  await refusesAll([
    refusal("frob", "unknown command 'frob'", "agop --help"),
    refusal("run --op x+y --modulus 7 --foo 1", "unknown option '--foo'", "agop run --help"),
    refusal("run --op x+y --modulus 7 --kernl gaussian", "unknown option '--kernl'", "--kernel"),
    refusal("run --op x+y --modulus 7 extra", "too many arguments", "agop run --help"),
    refusal("run --op x+y --modulus 7 --out", "option '--out <dir>' argument missing"),
    refusal("info --jso", "unknown option '--jso'", "--json"),
    refusal("info --threads 0", "--threads", "0 given", "1 to 64"),
    refusal("demo --modulus abc", "--modulus", '"abc" given', "a finite number"),
  ]);
});

test("a task that is not described, or described twice", async () => {
  const accepted = "exactly one of --modulus M, --group 3x7 and --table FILE";
  await refusesAll([
    refusal("run", "--modulus, --group, --table", "none", accepted),
    refusal("run --op x+y", "--modulus, --group, --table", "none", accepted),
    refusal("run --op x+y --modulus 7 --group 3x7", "--modulus, --group", "--modulus and --group", accepted),
    refusal("run --modulus 7", "--op", "none given", "x+y, x-y, x*y or x/y"),
    refusal("run --op x+y --table t.csv", "--op", "--table", "no --op"),
  ]);
});

test("operations that do not exist", async () => {
  await refusesAll([
    refusal("run --op x%y --modulus 7", "--op", '"x%y" given', "x+y, x-y, x*y, x/y"),
    refusal("run --op x*y --group 3x7", "--op", '"x*y" given', "x+y, x-y"),
  ]);
});

test("moduli that are none", async () => {
  const accepted = "an integer from 2 to 10000";
  await refusesAll([
    ...["1", "0", "-5", "2.5", "1e12"].map((modulus) =>
      refusal(`run --op x+y --modulus ${modulus}`, "--modulus", `${Number(modulus)} given`, accepted),
    ),
    ...["abc", "7a", "NaN", "1e400", "Infinity", ""].map((modulus) =>
      refusal(
        ["run", "--op", "x+y", "--modulus", modulus],
        "--modulus",
        `"${modulus}" given`,
        "a finite number",
      ),
    ),
    refusal("run --group 3x1", "--group", "[3, 1] given", "each an integer from 2"),
    refusal("run --group 3xx7", "--group", '"3xx7" given', "3x7"),
    refusal("run --group 300x700", "--group", "210000 elements given", "at most 10000"),
  ]);
});

test("elements that have no inverse", async () => {
  await refusesAll([
    refusal("run --op x/y --modulus 7 --elements all", "--elements", '"all"', "no inverse mod 7", '"units"'),
    refusal("run --op x+y --modulus 7 --elements units", "--elements", '"units" given', '"all" for x+y'),
    refusal("run --op x*y --modulus 7 --elements some", "--elements", '"some" given', '"units" or "all"'),
    refusal("run --group 3x7 --elements all", "--elements", "--group", "--modulus"),
  ]);
});

test("a size whose kernel matrix cannot be had", async () => {
  const bytes = /\d{13} bytes.* given; accepted: at most \d+ bytes/;
  await refusesAll([
    refusal("run --op x+y --modulus 1009", "--modulus", "509040 x 509040", "2072973772800 bytes", bytes),
    refusal("run --op x+y --modulus 1009 --backend reference", "--modulus", bytes),
    refusal("run --op x-y --modulus 1009 --partition degenerate --reflections 0", "--modulus", bytes),
    refusal("run --group 7x149", "--group", bytes),
  ]);
});

test("table files that hold no operation table", async () => {
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
    await refusesAll([
      refusal(["run", "--table", hole], "--table", "row 1, column 1"),
      refusal(["run", "--table", ragged], "--table", "row 1"),
      refusal(["run", "--table", empty], "--table", "no row"),
      refusal(["run", "--table", cut], "--table", "not JSON"),
      refusal(["run", "--table", foreign], "--table", 'without a list "table"'),
      refusal(["run", "--table", holeJson], "--table", "no entry in row 1, column 1"),
      refusal(["run", "--table", `${directory}/missing.csv`], "--table", "missing.csv", "no file exists"),
      refusal(["run", "--table", directory], "--table", "a directory given"),
    ]);
  });
});

test.run();
