import { writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import { type RunRefusal, refusesRuns } from "../../support/refused-run.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

/** Options appended to a run of x+y mod 7, with 49 pairs. */
const refusal = (options: string, option: string, ...says: string[]): RunRefusal => ({
  args: `--op x+y --modulus 7 ${options}`,
  option,
  says,
});

const refusalOf = (args: readonly string[], option: string, ...says: string[]): RunRefusal => ({
  args,
  option,
  says,
});

test("fractions outside (0, 1) or that leave a side empty", async () => {
  await refusesRuns([
    ...["0", "1", "-1", "2"].map((fraction) =>
      refusal(
        `--train-fraction ${fraction}`,
        "--train-fraction",
        `${fraction} given`,
        "strictly between 0 and 1",
      ),
    ),
    refusal("--train-fraction nan", "--train-fraction", '"nan" given', "a finite number"),
    refusal("--train-fraction NaN", "--train-fraction", '"NaN" given', "a finite number"),
    refusal(
      "--train-fraction 0.001",
      "--train-fraction",
      "0.001",
      "no training sample",
      "at least one sample",
    ),
    refusalOf(["--op", "x*y", "--modulus", "2"], "--train-fraction", "1 samples", "no training sample"),
  ]);
});

test("missing partitions", async () => {
  await refusesRuns([
    refusal("--partition foo", "--partition", '"foo" given', "random or degenerate"),
    refusal("--partition degenerate", "--reflections", "is needed beside --partition degenerate", "0,16"),
    refusal("--reflections 0", "--reflections", "random partition", "--partition degenerate"),
    refusal(
      "--partition degenerate --reflections 0 --train-fraction 0.5",
      "--train-fraction",
      "--partition degenerate",
      "--partition random",
    ),
    refusal("--seed -1", "--seed", "-1 given", "an integer from 0"),
    refusal("--seed 1.5", "--seed", "1.5 given", "an integer from 0"),
    refusal("--seed abc", "--seed", '"abc" given', "a finite number"),
  ]);
});

test("unknown reflections", async () => {
  const degenerate = ["--partition", "degenerate", "--reflections"];
  await refusesRuns([
    refusalOf(["--op", "x*y", "--modulus", "7", ...degenerate, "0"], "--reflections", '"0" given', "1, 2, 3"),
    refusalOf(
      ["--op", "x+y", "--modulus", "61", ...degenerate, "61"],
      "--reflections",
      '"61" given',
      "61 elements",
      "60",
    ),
    refusalOf(
      ["--op", "x/y", "--modulus", "9", ...degenerate, "3"],
      "--reflections",
      '"3" given',
      "1, 2, 4, 5",
    ),
    refusalOf(["--group", "3x7", ...degenerate, "(2,9)"], "--reflections", '"(2,9)" given', "(2,6)"),
    refusalOf(["--group", "3x7", ...degenerate, "(2,3"], "--reflections", '"(2,3" given', "(2,3),(1,0)"),
    refusalOf(["--op", "x+y", "--modulus", "7", ...degenerate, ""], "--reflections", '"" given', "0,16"),
    refusal("--partition degenerate --reflections 0,,1", "--reflections", '"0,,1" given', "0,16"),
    refusal("--partition degenerate --reflections -1", "--reflections", '"-1" given', "0, 1, ..., 6"),
    refusal("--partition degenerate --reflections abc", "--reflections", '"abc" given', "0, 1, ..., 6"),
  ]);
});

test("reflections that leave no training sample, and tasks without reflections", async () => {
  await inTempDirectory(async (directory) => {
    const table = path.join(directory, "table.csv");
    await writeFile(table, "0,1\n1,0\n");
    await refusesRuns([
      refusal(
        "--partition degenerate --reflections 0,1,2,3,4,5,6",
        "--reflections",
        "no training sample",
        "fewer reflections",
      ),
      refusalOf(
        ["--table", table, "--partition", "degenerate", "--reflections", "0"],
        "--reflections",
        table,
      ),
    ]);
  });
});

test("too many moves", async () => {
  const degenerate = "--partition degenerate --reflections 0";
  const cases = [
    ["move-to-test", "43", "0 to 42, the number of training samples"],
    ["move-to-test", "42", "no training sample"],
    ["move-to-test", "-1", "0 to 42"],
    ["move-to-test", "1.5", "0 to 42"],
    ["move-to-train", "8", "0 to 7, the number of test samples"],
    ["move-to-train", "7", "no test sample"],
    ["move-to-train", "-2", "0 to 7"],
    ["move-orbits-to-test", "22", "0 to 21, the number of orbits"],
    ["move-orbits-to-test", "21", "no training sample"],
    ["move-orbits-to-test", "0.5", "0 to 21"],
  ];
  await refusesRuns([
    ...cases.map(([name, count, accepted]) =>
      refusal(`${degenerate} --${name} ${count}`, `--${name}`, count, accepted),
    ),
    refusal("--move-orbits-to-test 2", "--move-orbits-to-test", "2 without reflections", "reflections"),
    refusal(`${degenerate} --move-to-test abc`, "--move-to-test", '"abc" given', "a finite number"),
  ]);
});

test("partition files without a partition of the task", async () => {
  await inTempDirectory(async (directory) => {
    const cases: readonly (readonly [string, string])[] = [
      ['{"train": [[0, 0], [0', "text that is not JSON"],
      ['{"seed": 1}', 'JSON without "train" and "test"'],
      ["[[0, 0], [1, 1]]", 'JSON without "train" and "test"'],
      ['{"train": [[0, 0, 1]], "test": [[1, 1]]}', "train[0] = [0, 0, 1]"],
      ['{"train": [["0", 0]], "test": [[1, 1]]}', 'train[0] = ["0", 0]'],
      ['{"train": [[0, 0], [0, 1], [0, 0]], "test": [[1, 1]]}', "train[2] = [0, 0], which is also train[0]"],
      ['{"train": [[0, 0], [0, 7]], "test": [[1, 1]]}', "train[1] = [0, 7]"],
      ['{"train": [[0, 0]], "test": [[-1, 1]]}', "test[0] = [-1, 1]"],
      ['{"train": [[0, 0.5]], "test": [[1, 1]]}', "train[0] = [0, 0.5]"],
      ['{"train": [[0, 0]], "test": [[1, 1], [0, 0]]}', "test[1] = [0, 0], which is also train[0]"],
      ['{"train": [], "test": [[1, 1]]}', "no training sample"],
      ['{"train": [[1, 1]], "test": []}', "no test sample"],
      ["", "text that is not JSON"],
    ];
    const refusals: RunRefusal[] = [];
    for (const [n, [text, problem]] of cases.entries()) {
      const file = path.join(directory, `${n}.json`);
      await writeFile(file, text);
      refusals.push(refusal(`--partition-file ${file}`, "--partition-file", problem));
    }
    const good = path.join(directory, "good.json");
    await writeFile(good, '{"train": [[0, 0]], "test": [[1, 1]]}');
    await refusesRuns([
      ...refusals,
      refusal(`--partition-file ${directory}/none.json`, "--partition-file", "none.json", "no file exists"),
      refusal(`--partition-file ${directory}`, "--partition-file", "a directory given"),
      refusal(`--partition-file ${good} --partition random`, "--partition:", "beside --partition-file"),
      refusal(`--partition-file ${good} --move-to-test 1`, "--move-to-test", "--partition-file"),
      refusal(`--partition-file ${good} --seed 1`, "--seed", "--partition-file"),
    ]);
  });
});

test.run();
