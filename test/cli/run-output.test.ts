import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { parsePartitionFile } from "../../src/data/partition-file.ts";
import { agop, agopHere } from "../support/cli.ts";
import { closeTo } from "../support/close-to.ts";
import { refusedLine } from "../support/refused.ts";
import { filesOf, readConfig, readMatrix, readMetrics, runJson, summaryOf } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const small = "--op x+y --modulus 11 --iterations 4";

test("--json prints the one object of the contract, progress goes to standard error", async () => {
  const result = await agop(["run", ...small.split(" "), "--json"]);
  assert.is(result.status, 0);
  const summary = summaryOf(result);
  assert.is(summary.task, "x+y mod 11");
  assert.is(summary.train_size, 60, "half of the table by default");
  assert.is(summary.test_size, 61);
  assert.is(summary.iterations, 4);
  assert.is(summary.train_accuracy, 1);
  assert.ok((summary.test_accuracy ?? -1) >= 0 && (summary.test_accuracy ?? 2) <= 1);
  assert.ok((summary.train_loss ?? 1) < 1e-15);
  assert.ok((summary.test_loss ?? 0) > 1e-3);
  assert.ok((summary.seconds_per_iteration ?? 0) > 0);
  assert.ok(summary.peak_memory_bytes > 20e6 && summary.peak_memory_bytes < 1e9);
  assert.is(summary.backend, "native");
  assert.ok(summary.blas.threads >= 1);
  const [size, ...progress] = result.stderr.trimEnd().split("\n");
  // 8 * 60^2 bytes.
  assert.is(
    size,
    "x+y mod 11: n = 60 training samples, m = 61 test samples, c = 11 labels, d = 22; the kernel matrix takes 28.8 kB",
  );
  assert.is(progress.length, 4);
  for (const [n, line] of progress.entries())
    assert.match(line, new RegExp(`^${n + 1}/4 .*training 100\\.0 %`));
});

test("without --json the same result in words", async () => {
  const { status, stdout } = await agop(["run", ...small.split(" ")]);
  assert.is(status, 0);
  assert.match(stdout, /^task +x\+y mod 11\ntraining samples +60\ntest samples +61\niterations +4\n/);
});

test("--out receives the files of the contract", async () => {
  await inTempDirectory(async (directory) => {
    const out = path.join(directory, "some/where");
    const summary = await runJson([...small.split(" "), "--out", out]);
    assert.equal(await filesOf(out), [
      "config.json",
      ...[1, 2, 3, 4].map((iteration) => `features-000${iteration}.npy`),
      "metrics.csv",
      "predicted-labels.npy",
      "predictions.npy",
    ]);
    const metrics = await readMetrics(out);
    assert.is(metrics.length, 4);
    assert.is(Number(metrics[3].test_loss), summary.test_loss);
    assert.is(Number(metrics[3].train_loss), summary.train_loss);
    assert.is(Number(metrics[3].test_accuracy), summary.test_accuracy);
    assert.is(metrics[3].solver, "cholesky");
    const features = await readMatrix(out, "features-0004.npy");
    assert.equal(features.shape, [22, 22]);
    const predictions = await readMatrix(out, "predictions.npy");
    assert.equal(predictions.shape, [61, 11]);

    const config = await readConfig(out);
    assert.is(config.train.length, 60);
    const task = modularTask({ operation: "x+y", modulus: 11 });
    const partition = parsePartitionFile(JSON.stringify(config), task);
    assert.is(partition.test.length, 122, "config.json is a partition file");
    let right = 0;
    for (const [n, [a, b]] of config.test.entries()) {
      const row = predictions.data.subarray(11 * n, 11 * n + 11);
      if (row.indexOf(Math.max(...row)) === (a + b) % 11) right++;
    }
    assert.is(right / 61, summary.test_accuracy, "predictions are in the order of the test set");
  });
});

test("--save-features saves the requested iterations", async () => {
  await inTempDirectory(async (directory) => {
    const saved = async (which: string): Promise<readonly string[]> => {
      await runJson(`${small} --save-features ${which} --out ${which}`, { cwd: directory });
      return (await filesOf(path.join(directory, which))).filter((name) => name.startsWith("features-"));
    };
    const [all, last, some, none] = await Promise.all(["all", "last", "1,3", "none"].map(saved));
    assert.equal(
      all,
      [1, 2, 3, 4].map((iteration) => `features-000${iteration}.npy`),
    );
    assert.equal(last, ["features-0004.npy"]);
    assert.equal(some, ["features-0001.npy", "features-0003.npy"]);
    assert.equal(none, []);
    const third = await readMatrix(path.join(directory, "all"), "features-0003.npy");
    const alone = await readMatrix(path.join(directory, "1,3"), "features-0003.npy");
    closeTo(alone.data, third.data, {}, "features-0003.npy");
  });
});

test("the arguments under `repeat` repeat a run bit by bit", async () => {
  await inTempDirectory(async (directory) => {
    const commands = {
      degenerate:
        "--op x*y --modulus 13 --partition degenerate --reflections 4,2 --move-orbits-to-test 1 --move-to-test 2 --seed 5 --iterations 3",
      learned:
        "--op x+y --modulus 11 --init-features reflection:3 --train-fraction=0.6 --preset tomas-2026-quadratic --iterations 3",
      centred: "--op x+y --modulus 7 --preset mallinar-2024-text --centering --iterations 3",
    };
    for (const [name, command] of Object.entries(commands)) {
      const args = `${command} --threads 1 --save-features all`;
      const first = await runJson(`${args} --out ${name}`, { cwd: directory });
      const { repeat } = await readConfig(path.join(directory, name));
      const again = `${name}-again`;
      const result = await agopHere([...repeat, "--out", again], { cwd: directory });
      assert.is(result.status, 0, result.stderr);
      const second = summaryOf(result);
      for (const field of ["task", "train_size", "test_accuracy", "test_loss", "train_loss"] as const)
        assert.is(second[field], first[field], field);
      const [before, after] = [path.join(directory, name), path.join(directory, again)];
      assert.equal(await filesOf(after), await filesOf(before));
      for (const file of (await filesOf(before)).filter((entry) => entry.endsWith(".npy"))) {
        const [one, other] = [before, after].map((run) => readFile(path.join(run, file)));
        assert.ok((await one).equals(await other), file);
      }
      const withoutSeconds = async (of: string) =>
        (await readMetrics(of)).map(({ seconds, ...rest }) => rest);
      assert.equal(await withoutSeconds(after), await withoutSeconds(before));
    }
  });
});

test("a run is overwritten only on request, and then completely", async () => {
  await inTempDirectory(async (directory) => {
    const out = path.join(directory, "out");
    await runJson([...small.split(" "), "--save-features", "all", "--out", out]);
    const before = await readConfig(out);
    const refused = ["run", ...small.split(" "), "--seed", "1", "--out", out];
    const line = refusedLine(refused, await agopHere(refused));
    assert.match(
      line,
      /^agop: --out: .*out, which holds a run \(config\.json\) given; accepted: .*--overwrite/,
    );
    assert.equal(await readConfig(out), before);

    await writeFile(path.join(out, "notes.txt"), "mine");
    const killed = `.metrics.csv.${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}.tmp`;
    await writeFile(path.join(out, killed), "cut");
    await runJson([...small.split(" "), "--seed", "1", "--iterations", "2", "--overwrite", "--out", out]);
    assert.equal(await filesOf(out), [
      "config.json",
      "features-0001.npy",
      "features-0002.npy",
      "metrics.csv",
      "notes.txt",
      "predicted-labels.npy",
      "predictions.npy",
    ]);
    assert.not.equal((await readConfig(out)).train, before.train, "another seed, another partition");
  });
});

test("a refused run keeps the run it would have overwritten", async () => {
  await inTempDirectory(async (directory) => {
    await runJson(`${small} --out out`, { cwd: directory });
    const files = await filesOf(path.join(directory, "out"));
    const refused = ["run", ..."--op x+y --modulus 1009 --overwrite --out out".split(" ")];
    refusedLine(refused, await agopHere(refused, { cwd: directory }));
    assert.equal(await filesOf(path.join(directory, "out")), files);
  });
});

test("an --out that is no directory, or that cannot be created or written", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "file");
    await writeFile(file, "mine");
    const special = process.platform === "linux" ? ["/proc", "/proc/agop-test/deeper", "/sys"] : [];
    for (const out of [file, path.join(file, "below/it"), ...special]) {
      const args = ["run", "--op", "x+y", "--modulus", "7", "--overwrite", "--out", out];
      const line = refusedLine(args, await agopHere(args));
      assert.ok(line.startsWith(`agop: --out: ${out}`), line);
      assert.match(line, /accepted: the path of a directory that can be written$/);
    }
    assert.equal(await filesOf(directory), ["file"]);
  });
});

test.run();
