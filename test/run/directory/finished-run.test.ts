import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createBackend } from "../../../src/backend/create-backend.ts";
import { readRecordedConfig } from "../../../src/run/directory/config.ts";
import { readSavedMatrix } from "../../../src/run/directory/features.ts";
import { directoryKind } from "../../../src/run/directory/files.ts";
import { readFinishedRun } from "../../../src/run/directory/finished-run.ts";
import { readRunMetrics } from "../../../src/run/directory/metrics.ts";
import { readRecordedLabels } from "../../../src/run/directory/predictions.ts";
import { RunDirectory } from "../../../src/run/directory/run-directory.ts";
import { doRun } from "../../../src/run/do-run.ts";
import { failsWith } from "../../support/agop-error.ts";
import { closeTo } from "../../support/close-to.ts";
import { runOf } from "../../support/refused-run.ts";
import { filesOf } from "../../support/run-output.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const backend = createBackend({ name: "reference" });

/** Writes a run with all of its files. */
async function leaveRun(out: string, args: string) {
  const run = await runOf(args.split(" "));
  const directory = await RunDirectory.prepare(out, { saved: "all" });
  const records = [];
  for await (const { record } of doRun(run, { backend, directory })) records.push(record);
  return { run, records };
}

test("the files of a run are read back", async () => {
  await inTempDirectory(async (base) => {
    const out = path.join(base, "out");
    const args = "--op x+y --modulus 5 --iterations 3 --init-features reflection:2 --seed 4";
    const { run, records } = await leaveRun(out, args);
    const found = await readFinishedRun(out);
    assert.is(directoryKind(found.files), "run");
    assert.is(found.task.name, "x+y mod 5");
    assert.equal(found.partition, run.partition);
    assert.is(found.iterations, 3);
    assert.is(found.initialFeatures, "initial-features.npy");
    assert.equal(
      found.features.map(({ iteration }) => iteration),
      [1, 2, 3],
    );
    for (const [n, saved] of found.features.entries())
      closeTo(await readSavedMatrix(found, saved), records[n].features, {}, saved.file);
    const initial = await readSavedMatrix(found, { file: "initial-features.npy" });
    closeTo(initial, run.settings.initialFeatures ?? new Float64Array(), {}, "M_0");
    const metrics = await readRunMetrics(out);
    assert.equal(
      metrics.testLoss,
      records.map(({ testLoss }) => testLoss),
    );
    assert.equal(
      metrics.trainAccuracy,
      records.map(({ trainAccuracy }) => trainAccuracy),
    );
    assert.equal(
      metrics.solver,
      records.map(({ solver }) => solver),
    );
    const { labels, iterations } = await readRecordedLabels(found);
    assert.equal(iterations, [1, 2, 3]);
    const samples = run.partition.test.length / 2;
    for (const [n, { testAccuracy }] of records.entries()) {
      // The labels of x+y from its formula.
      const pairs = Array.from({ length: samples }, (_, s) => run.partition.test.slice(2 * s, 2 * s + 2));
      const right = pairs.filter(([a, b], s) => labels[n * samples + s] === (a + b) % 5).length;
      assert.is(right / samples, testAccuracy);
      if (n === 2)
        assert.is(
          found.correct?.reduce((sum, flag) => sum + flag, 0),
          right,
        );
    }
    const config = await readRecordedConfig(out);
    assert.is(config.settings.iterations, 3);
    assert.is(config.backend, "reference");
    const again = await runOf(config.repeat.slice(1));
    assert.equal(again.partition, run.partition);
    assert.equal(again.settings, run.settings);
  });
});

test("a run of a table keeps the table, and repeats with it", async () => {
  await inTempDirectory(async (base) => {
    const table = path.join(base, "table.csv");
    await writeFile(table, "0,1,2\n1,2,0\n2,0,1\n");
    const out = path.join(base, "out");
    const { run } = await leaveRun(out, `--table ${table} --iterations 1`);
    await writeFile(table, "0,0,0\n0,0,0\n0,0,0\n");
    const found = await readFinishedRun(out);
    assert.equal(found.task.table, run.task.table);
    const { repeat } = await readRecordedConfig(out);
    assert.equal((await runOf(repeat.slice(1))).task.table, run.task.table);
  });
});

test("directories without a run, or with a run without feature matrices", async () => {
  await inTempDirectory(async (base) => {
    const refused = (name: string, given: string) =>
      failsWith(() => readFinishedRun(path.join(base, name)), "INVALID_FILE", "DIR: ").then((error) =>
        assert.is(error.given, `${path.join(base, name)}, ${given}`),
      );
    await refused("none", "which does not exist,");
    await mkdir(path.join(base, "empty"));
    await refused("empty", "which holds no config.json,");
    await writeFile(path.join(base, "file"), "");
    await refused("file", "which is a file,");
    for (const text of ['{"command": ["bench"]}', "{"]) {
      await writeFile(path.join(base, "empty/config.json"), text);
      await refused("empty", "whose config.json does not hold the parameters of a run,");
    }
    const out = path.join(base, "out");
    await leaveRun(out, "--op x+y --modulus 5 --iterations 1");
    await rm(path.join(out, "predictions.npy"));
    assert.is((await readFinishedRun(out)).correct, undefined);
    await rm(path.join(out, "features-0001.npy"));
    await refused("out", "which holds no features-*.npy,");
    assert.equal((await readFinishedRun(out, { features: false })).features, []);
    assert.equal(await filesOf(out), ["config.json", "metrics.csv", "predicted-labels.npy"]);
  });
});

test("files of a run in another encoding are refused by name", async () => {
  await inTempDirectory(async (out) => {
    const config = path.join(out, "config.json");
    await writeFile(config, '{"repeat": ["é"]}', "latin1");
    await failsWith(() => readFinishedRun(out), "INVALID_FILE", `${config}: text that is not UTF-8`);
    await failsWith(() => readRecordedConfig(out), "INVALID_FILE", `${config}: text that is not UTF-8`);
    await writeFile(path.join(out, "metrics.csv"), "é", "latin1");
    await failsWith(() => readRunMetrics(out), "INVALID_FILE", "metrics.csv: text that is not UTF-8");
  });
});

test("a config.json of another agop is refused by name, with the agop that wrote it", async () => {
  await inTempDirectory(async (base) => {
    const out = path.join(base, "out");
    await leaveRun(out, "--op x+y --modulus 5 --iterations 1");
    const file = path.join(out, "config.json");
    const written = JSON.parse(await readFile(file, "utf8"));
    const refused = async (
      read: (directory: string) => Promise<unknown>,
      change: object,
      ...says: string[]
    ) => {
      await writeFile(file, JSON.stringify({ ...written, ...change }));
      await failsWith(() => read(out), "INVALID_FILE", file, ...says);
    };
    const { settings, parameters } = written;
    const newer = { agop: "9.8.7" };
    const matern = { ...newer, settings: { ...settings, kernel: { name: "matern" } } };
    await refused(readRecordedConfig, matern, '"matern"', "gaussian", "agop 9.8.7 has written the file");
    const warped = { ...newer, parameters: { ...parameters, warp: 3 } };
    await refused(readFinishedRun, warped, '"warp": 3', "agop 9.8.7 has written the file");
    await refused(readFinishedRun, { parameters: { ...parameters, modulus: null } }, '"modulus": null');
    await refused(readFinishedRun, { train: null }, "partitionFile");
    for (const change of [
      { blas: null },
      { settings: { kernel: null } },
      { repeat: [1] },
      { node: undefined },
    ])
      await refused(readRecordedConfig, change, "without the settings of a run", "agop run --out");
    await writeFile(file, JSON.stringify({ ...written, ...newer, parameters: { op: "x^y", modulus: 5 } }));
    await failsWith(() => readFinishedRun(out), "UNKNOWN_OPERATION", file, '"x^y"', "agop 9.8.7");
    await writeFile(file, JSON.stringify(written).slice(0, 200));
    await failsWith(() => readRecordedConfig(out), "INVALID_FILE", file);
    await failsWith(() => readFinishedRun(out), "INVALID_FILE", out, "config.json");
  });
});

test("the kind of a directory, by the names of its files", () => {
  assert.is(directoryKind(["metrics.csv", "config.json", "report.html"]), "run");
  assert.is(directoryKind(["runs.jsonl", "sweep.json"]), "sweep");
  assert.is(directoryKind(["trials.jsonl"]), "reproduction");
  assert.is(directoryKind(["report.md", "summary.csv"]), "reproduction");
  assert.is(directoryKind(["report.md", "report.html"]), undefined);
  assert.is(directoryKind([]), undefined);
});

test.run();
