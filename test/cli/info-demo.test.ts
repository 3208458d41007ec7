import { readFile } from "node:fs/promises";
import path from "node:path";
import { PNG } from "pngjs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { agop } from "../support/cli.ts";
import { readMetrics } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const packageFile = new URL("../../package.json", import.meta.url);

test("--version and --help", async () => {
  const { version } = JSON.parse(await readFile(packageFile, "utf8"));
  const shown = await agop(["--version"]);
  assert.is(shown.status, 0);
  assert.is(shown.stdout, `${version}\n`);
  const commands = await agop(["--help"]);
  assert.is(commands.status, 0);
  assert.is(commands.stderr, "");
  for (const command of ["run", "info", "demo", "build"]) assert.match(commands.stdout, `  ${command} `);
  const help = await agop(["run", "--help"]);
  assert.is(help.status, 0);
  assert.is(help.stderr, "");
  // The names of the contract.
  const options =
    "op modulus group table partition train-fraction reflections partition-file move-to-test move-to-train " +
    "move-orbits-to-test seed kernel bandwidth ridge power no-centering iterations init-features backend threads " +
    "save-features out json";
  for (const option of options.split(" ")) assert.match(help.stdout, new RegExp(`^  --${option}\\b`, "m"));
});

test("info describes the backend and the machine", async () => {
  const [json, text] = await Promise.all([agop(["info", "--json", "--threads", "1"]), agop(["info"])]);
  assert.is(json.status, 0, json.stderr);
  assert.match(json.stdout, /^\{[^\n]*\}\n$/);
  const facts = JSON.parse(json.stdout);
  const { version } = JSON.parse(await readFile(packageFile, "utf8"));
  assert.is(facts.agop, version);
  assert.is(facts.node, process.version);
  assert.type(facts.cpu, "string");
  assert.ok(facts.processors >= 1);
  assert.equal(Object.keys(facts.blas), ["vendor", "version", "core", "threads"]);
  assert.is(facts.blas.threads, 1);
  assert.ok(facts.dgemm_gflops > 0.5, `${facts.dgemm_gflops} GFLOP/s`);
  assert.is(text.status, 0, text.stderr);
  for (const part of [`agop +${version}`, "processor", "BLAS +\\S+", "core \\S+", "dgemm +[\\d.]+ GFLOP/s"])
    assert.match(text.stdout, new RegExp(part));
});

test("demo prints the table and the paths of four pictures", async () => {
  await inTempDirectory(async (directory) => {
    const { status, stdout, stderr } = await agop(["demo", "--modulus", "17", "--out", "demo"], {
      cwd: directory,
    });
    assert.is(status, 0, stderr);
    assert.match(stdout, /^x\+y mod 17 without the fixed points of the reflection s r\^0/);
    const symmetric = /^symmetric training set +272 +17 +100\.0 % +0\.0 %/m;
    assert.match(stdout, symmetric);
    const moved = /^one sample moved to the test set +271 +18 +100\.0 % +([\d.]+) %/m.exec(stdout);
    assert.ok(moved !== null && Number(moved[1]) > 50, stdout);
    const pictures = stdout.split("\n").filter((line) => line.endsWith(".png"));
    assert.is(new Set(pictures).size, 4);
    assert.match(
      stdout,
      /\nnext: (npx )?agop report demo\/one-sample-moved, (npx )?agop reproduce E1 --quick\n$/,
    );
    for (const picture of pictures) {
      const { width, height } = PNG.sync.read(await readFile(path.join(directory, picture)));
      assert.ok(width >= 200 && height >= 200, picture);
    }
    for (const run of ["symmetric", "one-sample-moved"])
      assert.is((await readMetrics(path.join(directory, "demo", run))).length, 60);
    const report = await agop(["report", path.join("demo", "symmetric"), "--no-figures"], { cwd: directory });
    assert.is(report.status, 0, report.stderr);
  });
});

test("without a renderer, demo writes SVG files and says so", async () => {
  await inTempDirectory(async (directory) => {
    const { status, stdout, stderr } = await agop("demo --modulus 7 --out demo".split(" "), {
      cwd: directory,
      env: { NODE_OPTIONS: `--import=${new URL("../support/without-renderer.mjs", import.meta.url).href}` },
    });
    assert.is(status, 0, stderr);
    assert.is(stderr.split("\n").filter((line) => line.includes("resvg")).length, 1, stderr);
    assert.match(stderr, /^The pictures are SVG files: @resvg\/resvg-js/m);
    const pictures = stdout.split("\n").filter((line) => line.endsWith(".svg"));
    assert.is(new Set(pictures).size, 4, stdout);
    for (const picture of pictures)
      assert.match(await readFile(path.join(directory, picture), "utf8"), /^<svg width="85mm"/);
  });
});

test.run();
