// agop sweep status, collect and cancel without a cluster, and options of the other engine.
import { appendFile, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { lockFile } from "../../src/io/file-lock.ts";
import { sweepLockPath } from "../../src/sweep/sweep-directory.ts";
import { agopHere } from "../support/cli.ts";
import { refusesAll } from "../support/refused.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("the status of a sweep of this machine: done, failed, missing", async () => {
  await inTempDirectory(async (directory) => {
    const args = "sweep --op x+y --modulus 5 --seeds 4 --iterations 1 --processes 1 --out".split(" ");
    const { status, stderr } = await agopHere([...args, directory]);
    assert.is(status, 0, stderr);
    const file = path.join(directory, "runs.jsonl");
    const [first, second] = (await readFile(file, "utf8")).split("\n").map((line) => `${line}\n`);
    const failure = { status: "failed", error: { code: "UNKNOWN", message: "made for this test" } };
    await writeFile(file, first);
    await appendFile(file, `${JSON.stringify({ ...JSON.parse(second), outcome: failure })}\n`);
    const json = await agopHere(["sweep", "status", directory, "--json"]);
    const { planned, done, failed, running, queued, missing, process } = JSON.parse(json.stdout);
    assert.equal([planned, done, failed, running, queued, missing, process], [4, 1, 1, 0, 0, 2, null]);
    const text = await agopHere(["sweep", "status", directory]);
    assert.is(text.stdout, "4 runs: 1 done, 1 failed, 0 running, 0 queued, 2 missing\n");
    const lock = await lockFile(sweepLockPath(directory));
    const underWay = await agopHere(["sweep", "status", directory]);
    await lock.release();
    assert.match(underWay.stdout, /^4 runs: 1 done, 1 failed, 2 left\nprocess \d+ on .* is at work on it\n$/);
    const cancelled = await agopHere(["sweep", "cancel", directory]);
    assert.is(cancelled.stdout, "nothing in the queue\n");
  });
});

test("a directory without a sweep", async () => {
  await refusesAll(
    ["status", "collect", "cancel"].map((command) => ({
      args: `sweep ${command} .`,
      option: "DIR",
      says: ["holds no sweep.json", "agop sweep FILE --out DIR"],
    })),
  );
});

test("options of the other engine", async () => {
  await refusesAll([
    {
      args: "sweep --sbatch x",
      option: "--sbatch",
      says: ["with --engine local", "only with --engine slurm"],
    },
    { args: "sweep --max-elements 3", option: "--max-elements", says: ["only with --engine slurm"] },
    { args: "sweep --engine slurm --processes 3", option: "--processes", says: ["only with --engine local"] },
    {
      args: "sweep --op x+y --modulus 5 --engine slurm --runs-per-element 0",
      option: "--runs-per-element",
      says: ["0 given", "from 1"],
    },
    {
      args: ["sweep", "--op", "x+y", "--modulus", "5", "--engine", "slurm", "--out", "a\\b"],
      option: "--out",
      says: ["a backslash", "--engine slurm"],
    },
  ]);
});

test.run();
