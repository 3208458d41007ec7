import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agopHere } from "../support/cli.ts";
import { refusedLine, refusesAll } from "../support/refused.ts";
import { runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

test("options that cannot be", async () => {
  const run = "run --op x+y --modulus 7";
  await refusesAll([
    {
      args: `${run} --init-features element:s9`,
      option: "--init-features",
      says: ['"s9" given', "7 elements of x+y mod 7"],
    },
    {
      args: `${run} --init-features element:r0`,
      option: "--init-features",
      says: ["the identity alone", "other than the identity"],
    },
    {
      args: `${run} --init-features element:s1+`,
      option: "--init-features",
      says: ['"s1+" given', "plus signs"],
    },
    {
      args: `${run} --init-features circulant:x`,
      option: "--init-features",
      says: ['"x" given', "a finite number"],
    },
    {
      args: `${run} --init-features circulant:1.5`,
      option: "--init-features",
      says: ["1.5 given", "an integer from 0"],
    },
    {
      args: "run --op x^2+y^2 --modulus 7 --init-features circulant:1",
      option: "--init-features",
      says: ["circulant features of x^2+y^2 mod 7", "x+y, x-y"],
    },
    {
      args: "run --group S_3 --init-features element:s1",
      option: "--init-features",
      says: ["a reflection of x.y in S_3", "known invariances"],
    },
    { args: `${run} --symmetrise 3`, option: "--symmetrise", says: ['"3" given', "rK for the rotation r^K"] },
    { args: `${run} --symmetrise s0,,r1`, option: "--symmetrise", says: ['"s0,,r1" given', "commas"] },
    {
      args: `${run} --second-op x-y --symmetrise r1`,
      option: "--symmetrise",
      says: ["two operations", "without --second-op"],
    },
    { args: `${run} --second-op x-y --analyze`, option: "--analyze", says: ["two operations"] },
    {
      args: "analyze nowhere",
      option: "DIR",
      says: ["nowhere, which does not exist", "agop run --save-features all"],
    },
  ]);
  const args = [...run.split(" "), "--analyze"];
  const line = refusedLine(args, await agopHere(args));
  assert.match(line, /^agop: --analyze: --analyze without --out given; accepted: --analyze with --out DIR/);
});

test("directories that hold no run, or one without feature matrices", async () => {
  await inTempDirectory(async (directory) => {
    const refused = async (...args: string[]) =>
      refusedLine(args, await agopHere(["analyze", ...args], { cwd: directory }));
    await mkdir(path.join(directory, "empty"));
    assert.match(await refused("empty"), /^agop: DIR: empty, which holds no config\.json, given; /);
    await writeFile(path.join(directory, "file"), "");
    assert.match(await refused("file"), /^agop: DIR: file, which is a file, given; /);
    await writeFile(path.join(directory, "empty/config.json"), '{"command": ["bench"]}');
    assert.match(await refused("empty"), /config\.json does not hold the parameters of a run/);
    await writeFile(path.join(directory, "empty/config.json"), "{");
    assert.match(await refused("empty"), /config\.json does not hold the parameters of a run/);

    await runJson("--op x+y --modulus 5 --iterations 2 --out out", { cwd: directory });
    const out = path.join(directory, "out");
    assert.match(await refused("out", "--element", "s7"), /^agop: --element: "s7" given; /);
    await rm(path.join(out, "predictions.npy"));
    const unpredicted = await agopHere(["analyze", "out", "--json"], { cwd: directory });
    assert.is(JSON.parse(unpredicted.stdout).orbit_prediction, null);
    await rm(path.join(out, "features-0002.npy"));
    assert.match(await refused("out"), /^agop: DIR: out, which holds no features-\*\.npy, given; /);
  });
});

test.run();
