import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agopHere } from "../support/cli.ts";
import { type Refusal, refusesAll } from "../support/refused.ts";
import { readConfig, readMatrix, runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const refusal = (args: readonly string[], option: string, ...says: (string | RegExp)[]): Refusal => ({
  args: ["run", ...args],
  option,
  says,
});

test("groups by name, polynomials and two operations at once", async () => {
  await inTempDirectory(async (directory) => {
    const once = ["--iterations", "1"];
    const run = (...args: string[]) => runJson([...args, ...once], { cwd: directory });
    assert.is((await run("--group", "S_3")).task, "x.y in S_3");
    assert.is((await run("--group", "S_3 x Z_2", "--op", "x.y.x^-1")).task, "x.y.x^-1 in S_3 x Z_2");
    assert.is((await run("--group", "3x4")).task, "Z_3 x Z_4");
    assert.is((await run("--group", "3x4", "--op", "x.y")).task, "x.y in Z_3 x Z_4");
    assert.is((await run("--op", "x^2+xy+y^2", "--modulus", "7")).task, "x^2+xy+y^2 mod 7");
    const divided = await run("--op", "x/y if y is odd, else x-y", "--modulus", "7");
    assert.is(divided.train_size + divided.test_size, 42);
  });
});

test("a combined task: twice the samples, one more dimension, and its run can be repeated", async () => {
  await inTempDirectory(async (directory) => {
    const args = "--op x+y --second-op x*y --modulus 7 --iterations 2 --threads 1 --out first";
    const summary = await runJson(args, { cwd: directory });
    assert.is(summary.task, "x+y mod 7 | x*y mod 7, all residues");
    assert.is(summary.train_size + summary.test_size, 98);
    const first = path.join(directory, "first");
    const { shape, data } = await readMatrix(first, "features-0002.npy");
    assert.equal(shape, [15, 15]);
    const { repeat } = await readConfig(first);
    const again = await agopHere([...repeat, "--out", "second"], { cwd: directory });
    assert.is(again.status, 0, again.stderr);
    assert.equal((await readMatrix(path.join(directory, "second"), "features-0002.npy")).data, data);
    const started = `${args.replace("first", "third")} --init-features first/features-0002.npy`;
    assert.is((await runJson(started, { cwd: directory })).iterations, 2);
  });
});

test("invalid names and combinations", async () => {
  await refusesAll([
    refusal(["--group", "X_5"], "--group", '"X_5" given', "S_n", "S_3 x Z_4"),
    refusal(["--group", "S_9"], "--group", "9 given", "1 to 7 as the n of S_n"),
    refusal(["--group", "S_3", "--op", "x+y"], "--op", '"x+y" given', "x.y, x.y^-1, x.y.x^-1, x.y.x"),
    refusal(["--op", "x^4", "--modulus", "7"], "--op", '"x^4" given', "x^2+y^2"),
    refusal(["--op", "x/y if y is odd, else x-y", "--modulus", "8"], "--modulus", "8 for", "a prime"),
    refusal(["--op", "x^2+y^2", "--modulus", "7", "--elements", "units"], "--elements", '"all"'),
    refusal(["--op", "x+y", "--second-op", "x%y", "--modulus", "7"], "--second-op", '"x%y" given', "x^3+xy"),
    refusal(["--op", "x+y", "--second-op", "x+y", "--modulus", "7"], "--second-op", "x+y mod 7 twice"),
    refusal(["--op", "x+y", "--second-op", "x/y", "--modulus", "7"], "--second-op", "1..6 (6 elements)"),
    refusal(["--table", "t.csv", "--second-op", "x+y"], "--second-op", "--table", "--modulus or --group"),
    refusal(
      [
        "--op",
        "x+y",
        "--second-op",
        "x-y",
        "--modulus",
        "7",
        "--partition",
        "degenerate",
        "--reflections",
        "0",
      ],
      "--reflections",
      "no closed-form symmetries",
    ),
  ]);
});

test.run();
