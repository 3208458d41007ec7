import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readNpyFile } from "../../../src/io/npy-read.ts";
import type { IterationRecord } from "../../../src/rfm/iterations.ts";
import { readRunMetrics } from "../../../src/run/directory/metrics.ts";
import { RunDirectory } from "../../../src/run/directory/run-directory.ts";
import { failsWith } from "../../support/agop-error.ts";
import { filesOf, readConfig, readMatrix, readMetrics } from "../../support/run-output.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const record = (iteration: number): IterationRecord => ({
  iteration,
  trainLoss: 1e-30 / 3,
  trainAccuracy: 1,
  testLoss: 1 / 3,
  testAccuracy: 2 / 3,
  seconds: 0.125,
  solver: "cholesky",
  residual: 1e-14,
  features: Float64Array.of(iteration, 1, 1, 2),
  testPredictions: Float64Array.of(1, 2, 3, 4, 2.5, iteration),
});

test("every file exists as soon as its iteration is recorded", async () => {
  await inTempDirectory(async (base) => {
    const out = path.join(base, "a/b/c");
    const directory = await RunDirectory.prepare(out, { saved: [2] });
    assert.equal(await filesOf(out), [], "preparing leaves no trace");
    await directory.writeConfig(
      { task: "t" },
      { train: Int32Array.of(0, 1, 1, 0), test: Int32Array.of(1, 1) },
    );
    assert.equal(await readConfig(out), {
      task: "t",
      train: [
        [0, 1],
        [1, 0],
      ],
      test: [[1, 1]],
    });
    await directory.record(record(1), 2);
    assert.equal(await filesOf(out), ["config.json", "metrics.csv"]);
    await directory.record(record(2), 2);
    const rows = await readMetrics(out);
    assert.is(rows.length, 2);
    assert.is(Number(rows[0].test_loss), 1 / 3, "every digit is kept");
    assert.is(Number(rows[0].train_loss), 1e-30 / 3);
    await directory.writeInitialFeatures(Float64Array.of(1, 0, 0, 1));
    await directory.record(record(3), 2);
    await directory.close();
    assert.equal(await filesOf(out), [
      "config.json",
      "features-0002.npy",
      "initial-features.npy",
      "metrics.csv",
      "predicted-labels.npy",
      "predictions.npy",
    ]);
    assert.equal(await readMatrix(out, "features-0002.npy"), {
      shape: [2, 2],
      data: Float64Array.of(2, 1, 1, 2),
    });
    assert.equal(await readMatrix(out, "predictions.npy"), {
      shape: [3, 2],
      data: Float64Array.of(1, 2, 3, 4, 2.5, 3),
    });
    const { shape, data } = await readNpyFile(path.join(out, "predicted-labels.npy"));
    assert.equal(shape, [3, 3], "iterations x test samples");
    // The third sample changes its label in the third iteration.
    assert.equal(data, Int32Array.of(1, 1, 0, 1, 1, 0, 1, 1, 1));
  });
});

test("a run of one output has empty cells for its accuracies, which are read as NaN", async () => {
  await inTempDirectory(async (base) => {
    const directory = await RunDirectory.prepare(base, { saved: "last" });
    await directory.record({ ...record(1), trainAccuracy: undefined, testAccuracy: undefined }, 1);
    const [row] = await readMetrics(base);
    assert.equal([row.train_accuracy, row.test_accuracy], ["", ""]);
    const { trainAccuracy, testAccuracy, testLoss } = await readRunMetrics(base);
    assert.equal([trainAccuracy, testAccuracy, testLoss], [[Number.NaN], [Number.NaN], [1 / 3]]);
  });
});

test("closing before the first iteration writes nothing", async () => {
  await inTempDirectory(async (base) => {
    const directory = await RunDirectory.prepare(base, { saved: "last" });
    await directory.close();
    assert.equal(await filesOf(base), []);
  });
});

test("iterations beyond 9999 are recognised too", async () => {
  await inTempDirectory(async (base) => {
    const directory = await RunDirectory.prepare(base, { saved: "last" });
    await directory.record(record(12345), 2);
    await directory.close();
    assert.ok((await filesOf(base)).includes("features-12345.npy"));
    const id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    for (const left of [`.config.json.${id}`, `..config.json.${id}.${id}.tmp`, `.metrics.csv.${id}.tmp`])
      await writeFile(path.join(base, left), "x");
    const again = await RunDirectory.prepare(base, { overwrite: true, saved: [] });
    await again.record(record(1), 2);
    assert.equal(await filesOf(base), ["metrics.csv"]);
  });
});

test("overwritten files stay until their replacement exists", async () => {
  await inTempDirectory(async (base) => {
    const pairs = { train: Int32Array.of(0, 1), test: Int32Array.of(1, 1) };
    const old = await RunDirectory.prepare(base, { saved: "all" });
    await old.writeConfig({ task: "old" }, pairs);
    await old.record(record(1), 2);
    await old.close();
    const files = await filesOf(base);
    const early = await RunDirectory.prepare(base, { overwrite: true });
    await early.close();
    assert.equal(await filesOf(base), files, "a run that has ended before its first iteration");
    const late = await RunDirectory.prepare(base, { overwrite: true });
    await late.writeConfig({ task: "new" }, pairs);
    assert.equal(await filesOf(base), ["config.json"]);
    assert.is((await readConfig(base)).task, "new");
  });
});

test("of two runs started in the same directory, the second is refused on its first write", async () => {
  await inTempDirectory(async (base) => {
    const pairs = { train: Int32Array.of(0, 1), test: Int32Array.of(1, 1) };
    const [first, second] = [await RunDirectory.prepare(base), await RunDirectory.prepare(base)];
    await first.writeConfig({ task: "first" }, pairs);
    await failsWith(
      () => second.writeConfig({ task: "second" }, pairs),
      "OUTPUT_EXISTS",
      base,
      "another run",
    );
    assert.is((await readConfig(base)).task, "first");
    const both = await Promise.all([1, 2].map(() => RunDirectory.prepare(base, { overwrite: true })));
    await both[0].writeConfig({ task: "third" }, pairs);
    await failsWith(
      () => both[1].writeConfig({ task: "fourth" }, pairs),
      "OUTPUT_EXISTS",
      base,
      "another run",
    );
    assert.is((await readConfig(base)).task, "third");
    await failsWith(() => RunDirectory.prepare(base, { saved: "al" as never }), "OUTPUT_EXISTS");
    await failsWith(
      () => RunDirectory.prepare(path.join(base, "new"), { saved: "al" as never }),
      "INVALID_OPTION",
      "saved",
    );
  });
});

test("any file of a run marks a directory as taken; other files do not, and stay", async () => {
  await inTempDirectory(async (base) => {
    for (const name of [
      "config.json",
      "metrics.csv",
      "predictions.npy",
      "features-0001.npy",
      "initial-features.npy",
      "predicted-labels.npy",
      "operation-table.json",
    ]) {
      const out = path.join(base, name);
      await mkdir(out);
      await writeFile(path.join(out, name), "x");
      await failsWith(() => RunDirectory.prepare(out), "OUTPUT_EXISTS", name, "--overwrite");
      await writeFile(path.join(out, "features.npy"), "x");
      const directory = await RunDirectory.prepare(out, { overwrite: true, saved: [] });
      await directory.record(record(1), 2);
      assert.equal(await filesOf(out), ["features.npy", "metrics.csv"]);
    }
  });
});

test("a report alone is no run, and a sweep is not overwritten", async () => {
  await inTempDirectory(async (base) => {
    await writeFile(path.join(base, "report.html"), "x");
    await RunDirectory.prepare(base, { overwrite: true });
    assert.equal(await filesOf(base), ["report.html"]);
    await writeFile(path.join(base, "sweep.json"), "{}");
    for (const overwrite of [false, true])
      await failsWith(() => RunDirectory.prepare(base, { overwrite }), "OUTPUT_EXISTS", "sweep.json");
    assert.equal((await filesOf(base)).toSorted(), ["report.html", "sweep.json"]);
  });
});

test("paths that are no directory and cannot become one", async () => {
  await inTempDirectory(async (base) => {
    const file = path.join(base, "file");
    await writeFile(file, "x");
    await failsWith(
      () => RunDirectory.prepare(file, { overwrite: true }),
      "INVALID_OUTPUT",
      "which is a file",
    );
    await failsWith(() => RunDirectory.prepare(path.join(file, "below")), "INVALID_OUTPUT", "below");
    await failsWith(() => RunDirectory.prepare(""), "INVALID_OUTPUT");
    await symlink(path.join(base, "nowhere"), path.join(base, "dangling"));
    await failsWith(() => RunDirectory.prepare(path.join(base, "dangling")), "INVALID_OUTPUT");
    await symlink(base, path.join(base, "link"));
    await RunDirectory.prepare(path.join(base, "link/new"));
    assert.equal(await filesOf(base), ["dangling", "file", "link", "new"]);
  });
});

test.run();
