import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AnalysisReport } from "../../src/run/run-analysis.ts";
import { agopHere } from "../support/cli.ts";
import { closeTo, relativeFrobenius } from "../support/close-to.ts";
import { refusedLine } from "../support/refused.ts";
import { filesOf, readConfig, readMatrix, readMetrics, runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

/** The output object of `agop analyze --json`. */
async function analysed(args: readonly string[], cwd: string) {
  const result = await agopHere(["analyze", ...args, "--json"], { cwd });
  assert.is(result.status, 0, result.stderr);
  assert.is(result.stderr, "");
  assert.match(result.stdout, /^\{[^\n]*\}\n$/);
  return JSON.parse(result.stdout);
}

test("run --analyze writes a line per iteration and the spectra, and analyze finds the same again", async () => {
  await inTempDirectory(async (directory) => {
    const args =
      "--op x+y --modulus 7 --partition degenerate --reflections 2 --iterations 4 --save-features all";
    const result = await agopHere(["run", ...args.split(" "), "--analyze", "--out", "out"], {
      cwd: directory,
    });
    assert.is(result.status, 0, result.stderr);
    assert.match(result.stdout, /\nexchanging element +s r\^2, encoded with cosine -(1\.0|0\.9)/);
    const out = path.join(directory, "out");
    const lines = (await readFile(path.join(out, "analysis.csv"), "utf8")).split("\n");
    assert.is(lines.length, 6);
    const report: AnalysisReport = JSON.parse(await readFile(path.join(out, "analysis.json"), "utf8"));
    assert.is(report.task, "x+y mod 7");
    assert.is(report.elements.length, 14);
    const last = report.iterations.at(-1);
    assert.is(last?.exchanging?.element, "s r^2");
    assert.ok((last?.exchanging?.encoding ?? 0) < -0.9);
    closeTo(last?.alignment ?? 0, 1, { absolute: 1e-14 }, "alignment with itself");

    const { orbit_prediction: prediction, ...again } = await analysed(["out"], directory);
    assert.equal(again, report);
    assert.equal(prediction.elements, ["s r^2"]);
    assert.is(prediction.predicted, 0, "the test set is what s r^2 fixes");
    assert.is(prediction.right, 0);
    assert.equal([prediction.precision, prediction.recall], [1, 1]);
    const text = await agopHere(["analyze", "out"], { cwd: directory });
    assert.is(text.status, 0, text.stderr);
    assert.match(text.stdout, /^task +x\+y mod 7\niterations +1-4; of the last:\n/);
    assert.match(
      text.stdout,
      /\norbit prediction +images .* s r\^2 .* hold 0 of \d+ test samples; the run has 0 right; precision -, recall -\n$/,
    );
  });
});

test("a run that starts from a reflection is right in the orbit of its training set", async () => {
  await inTempDirectory(async (directory) => {
    const args = "--op x+y --modulus 29 --init-features element:s4 --iterations 1 --out out";
    const { test_accuracy: accuracy, test_size: size } = await runJson(args, { cwd: directory });
    const { orbit_prediction: prediction } = await analysed(["out"], directory);
    assert.equal(prediction.elements, ["s r^4"]);
    assert.is(prediction.source, "initial-features.npy");
    assert.is(prediction.right / size, accuracy);
    assert.equal([prediction.precision, prediction.recall], [1, 1]);
    const other = await analysed(["out", "--element", "s5,r1"], directory);
    assert.equal(other.orbit_prediction.elements, ["s r^5", "r^1"]);
    assert.is(other.orbit_prediction.source, "--element");
    assert.ok(other.orbit_prediction.precision < 0.9);
  });
});

test("initial features from elements and circulants; element:sK is reflection:K", async () => {
  await inTempDirectory(async (directory) => {
    const initial = async (name: string, args: string) => {
      await runJson(`${args} --iterations 1 --out ${name}`, { cwd: directory });
      return (await readMatrix(path.join(directory, name), "initial-features.npy")).data;
    };
    const task = "--group 3x5";
    const reflection = await initial("a", `${task} --init-features reflection:(2,3)`);
    assert.equal(await initial("b", `${task} --init-features element:s(2,3)`), reflection);
    const both = await initial("c", `${task} --init-features element:s(2,3)+r(0,1)`);
    assert.ok(relativeFrobenius(both, reflection) > 0.1);
    const circulant = await initial("d", "--op x/y --modulus 13 --init-features circulant:7");
    assert.equal(await initial("e", "--op x/y --modulus 13 --init-features circulant:7"), circulant);
    assert.ok(
      relativeFrobenius(await initial("f", "--op x/y --modulus 13 --init-features circulant:8"), circulant) >
        0.1,
    );
  });
});

test("--symmetrise stands in config.json, makes M invariant, and is repeated", async () => {
  await inTempDirectory(async (directory) => {
    const args = "--op x+y --modulus 7 --iterations 2 --threads 1 --symmetrise s0,r2 --analyze";
    await runJson(`${args} --out out`, { cwd: directory });
    const out = path.join(directory, "out");
    const { settings, repeat } = await readConfig(out);
    assert.equal((settings as { symmetrisation: unknown }).symmetrisation, ["s r^0", "r^2"]);
    const report: AnalysisReport = JSON.parse(await readFile(path.join(out, "analysis.json"), "utf8"));
    for (const { defects } of report.iterations) assert.ok(defects.every((defect) => defect === 0));
    const again = await agopHere([...repeat, "--out", "again"], { cwd: directory });
    assert.is(again.status, 0, again.stderr);
    const [before, after] = await Promise.all(
      ["out", "again"].map((name) => readMatrix(path.join(directory, name), "features-0002.npy")),
    );
    closeTo(after.data, before.data, {}, "repeated");
    assert.is((await agopHere(repeat, { cwd: directory })).status, 0, "without a directory too");
  });
});

test("a run with --overwrite removes an old analysis", async () => {
  await inTempDirectory(async (directory) => {
    await runJson("--op x+y --modulus 5 --iterations 2 --analyze --out out", { cwd: directory });
    await runJson("--op x+y --modulus 5 --iterations 1 --overwrite --out out", { cwd: directory });
    const out = path.join(directory, "out");
    assert.not.ok((await filesOf(out)).some((name) => name.startsWith("analysis")));
    assert.is((await readMetrics(out)).length, 1);
  });
});

test("non-abelian groups, and tables", async () => {
  await inTempDirectory(async (directory) => {
    await runJson("--group S_3 --iterations 2 --analyze --save-features last --out out", { cwd: directory });
    const { elements, patterns, iterations } = await analysed(["out"], directory);
    assert.is(elements.length, 6);
    assert.is(patterns.length, 6);
    assert.is(iterations.length, 1, "the last features alone were saved");
    await writeFile(path.join(directory, "t.csv"), "0,1,2\n1,2,0\n2,0,1\n");
    await runJson("--table t.csv --iterations 1 --analyze --out table", { cwd: directory });
    const before = await analysed(["table"], directory);
    assert.is(before.orbit_prediction, null, "the predictions were made with M_0 = I");
    assert.is(before.elements.length, 6, "found by search");
    await writeFile(path.join(directory, "t.csv"), "0,1\n1,1\n");
    assert.equal(await analysed(["table"], directory), before, "the run has kept its table");
    const { repeat } = await readConfig(path.join(directory, "table"));
    const again = await agopHere([...repeat, "--out", "again"], { cwd: directory });
    assert.is(again.status, 0, again.stderr);
    const [one, other] = ["table", "again"].map((run) => readConfig(path.join(directory, run)));
    assert.equal((await one).train, (await other).train);
  });
});

test("runs without predictions, unknown elements, and directories without a run", async () => {
  await inTempDirectory(async (directory) => {
    await runJson("--op x+y --modulus 5 --iterations 2 --save-features last --out out", { cwd: directory });
    const refused = async (...args: string[]) =>
      refusedLine(args, await agopHere(["analyze", ...args], { cwd: directory }));
    assert.match(await refused("out", "--element", "s7"), /^agop: --element: "s7" given; /);
    await rm(path.join(directory, "out/predictions.npy"));
    assert.is((await analysed(["out"], directory)).orbit_prediction, null);
    await rm(path.join(directory, "out/features-0002.npy"));
    assert.match(await refused("out"), /^agop: DIR: out, which holds no features-\*\.npy, given; /);
  });
});

test.run();
