// agop reproduce: the report of a small experiment, resuming, and refusals.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agop } from "../support/cli.ts";
import { refusesAll } from "../support/refused.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("one experiment: table, CSV files and verdicts; a second time nothing is computed", async () => {
  await inTempDirectory(async (directory) => {
    const args = ["reproduce", "E8", "--quick", "--seeds", "2", "--out", directory];
    const first = await agop(args);
    assert.is(first.status, 0, first.stderr);
    assert.match(first.stdout, /E8 +reproduced/);
    assert.match(first.stderr, /2\/2 E8/);
    const report = await readFile(path.join(directory, "report.md"), "utf8");
    assert.match(report, "agop reproduce E8 --quick --seeds 2");
    assert.match(report, "## E8.");
    const files = await readdir(directory);
    for (const file of ["report.json", "report.md", "summary.csv", "trials.csv", "trials.jsonl"])
      assert.ok(files.includes(file), file);
    const page = await agop(["report", directory]);
    assert.is(page.status, 0, page.stderr);
    assert.is(page.stdout, `${path.join(directory, "report.html")}\n`);
    const second = await agop(args);
    assert.is(second.status, 0, second.stderr);
    assert.is(second.stderr, "");
    const verdicts = (stdout: string) => stdout.replace(/^[\d.]+ minutes/m, "");
    assert.is(verdicts(second.stdout), verdicts(first.stdout));
  });
});

test("unknown experiments, and an invalid number of seeds", async () => {
  await refusesAll([
    { args: "reproduce E99", option: "[experiments]", says: ['"E99" given', "E1", "N2"] },
    { args: "reproduce E8 --seeds 0", option: "--seeds", says: ["0 given", "from 1 to 1000"] },
    { args: "reproduce E8 --processes 0", option: "--processes", says: ["0 given", "from 1 to 256"] },
    { args: "reproduce E8 --seeds x", option: "--seeds", says: ['"x" given'] },
  ]);
});

test.run();
