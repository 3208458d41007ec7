import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readRunRecords } from "../../src/sweep/sweep-directory.ts";
import { startAgop } from "../support/cli.ts";
import { filesOf, readConfig, readMatrix, readMetrics, summaryOf } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const long = "run --op x+y --modulus 31 --iterations 2000 --json --out out".split(" ");

test("Ctrl-C ends after the current iteration and leaves a complete run", async () => {
  await inTempDirectory(async (directory) => {
    const run = startAgop(long, { cwd: directory });
    await run.stderrLines(4);
    run.child.kill("SIGINT");
    const result = await run.result;
    assert.is(result.status, 130, result.stderr);
    const { iterations, train_accuracy } = summaryOf(result);
    assert.ok(iterations >= 3 && iterations < 2000, `${iterations} iterations`);
    assert.is(train_accuracy, 1);
    const lines = result.stderr.trimEnd().split("\n");
    assert.ok(lines.includes("agop: ending after this iteration; Ctrl-C again ends at once"));
    assert.is(lines.length, iterations + 2, "the sizes, and a progress line per iteration");
    const out = path.join(directory, "out");
    const features = `features-${String(iterations).padStart(4, "0")}.npy`;
    assert.equal(await filesOf(out), [
      "config.json",
      features,
      "metrics.csv",
      "predicted-labels.npy",
      "predictions.npy",
    ]);
    assert.is((await readMetrics(out)).length, iterations);
    assert.equal((await readMatrix(out, features)).shape, [62, 62]);
    const config = await readConfig(out);
    assert.equal((await readMatrix(out, "predictions.npy")).shape, [config.test.length, 31]);
  });
});

/** `agop` in a process group of its own, its outputs in files as under nohup. */
async function startDetached(args: readonly string[], directory: string) {
  const log = await open(path.join(directory, "log"), "w");
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const child = spawn(process.execPath, [main, ...args], {
    cwd: directory,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  await log.close();
  const ended = once(child, "exit");
  const hasSaid = async (text: string) => {
    while (!(await readFile(path.join(directory, "log"), "utf8")).includes(text) && child.exitCode === null)
      await sleep(20);
  };
  return { child, ended, hasSaid };
}

test("SIGTERM ends like Ctrl-C, and once is enough where it comes twice at a time", async () => {
  await inTempDirectory(async (directory) => {
    const { child, ended, hasSaid } = await startDetached(long, directory);
    await hasSaid("3/2000");
    child.kill("SIGTERM");
    process.kill(-(child.pid ?? 0), "SIGTERM");
    assert.equal(await ended, [143, null], await readFile(path.join(directory, "log"), "utf8"));
    await hasSaid("agop: SIGTERM: ending after this iteration");
    const files = await filesOf(path.join(directory, "out"));
    for (const file of ["metrics.csv", "predictions.npy", "predicted-labels.npy"])
      assert.ok(files.includes(file), file);
  });
});

test("without a terminal at its outputs, a run does not mind that one is closed", async () => {
  await inTempDirectory(async (directory) => {
    const args = "run --op x+y --modulus 31 --iterations 60 --out out".split(" ");
    const { child, ended, hasSaid } = await startDetached(args, directory);
    await hasSaid("3/60");
    child.kill("SIGHUP");
    assert.equal(await ended, [0, null]);
    assert.is((await readMetrics(path.join(directory, "out"))).length, 60);
  });
});

test("a signal to all processes of a sweep: the runs under way are kept, none is started twice", async () => {
  await inTempDirectory(async (directory) => {
    const args = "sweep --op x+y --modulus 31 --seeds 500 --iterations 25 --processes 2 --out out".split(" ");
    const out = path.join(directory, "out");
    const { child, ended } = await startDetached(args, directory);
    const count = () =>
      readRunRecords(out).then(
        ({ length }) => length,
        () => 0,
      );
    const untilMoreThan = async (records: number) => {
      while ((await count()) <= records && child.exitCode === null) await sleep(20);
    };
    await untilMoreThan(1);
    process.kill(-(child.pid ?? 0), "SIGHUP");
    await untilMoreThan((await count()) + 3);
    assert.is(child.exitCode, null, "SIGHUP changes nothing");
    process.kill(-(child.pid ?? 0), "SIGTERM");
    assert.equal(await ended, [143, null], await readFile(path.join(directory, "log"), "utf8"));
    const records = await readRunRecords(out);
    assert.ok(records.length < 500);
    for (const { attempts, outcome } of records) assert.equal([attempts, outcome.status], [1, "done"]);
  });
});

test("the second Ctrl-C ends at once", async () => {
  await inTempDirectory(async (directory) => {
    // An iteration of half a minute in plain TypeScript; the first signal would wait for its end.
    const args = "run --op x+y --modulus 53 --backend reference --json --out out".split(" ");
    const run = startAgop(args, { cwd: directory });
    const out = path.join(directory, "out");
    while ((await filesOf(directory)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 300));
    run.child.kill("SIGINT");
    await run.stderrLines(2);
    const start = performance.now();
    run.child.kill("SIGINT");
    const result = await run.result;
    assert.is(result.status, 130, result.stderr);
    assert.ok(performance.now() - start < 3000);
    const summary = summaryOf(result);
    assert.is(summary.iterations, 0);
    assert.is(summary.test_accuracy, null);
    assert.equal(await filesOf(out), []);
  });
});

test("files are complete at any moment, also after a kill", async () => {
  await inTempDirectory(async (directory) => {
    // A tiny run mostly writes: a file written in place would soon be caught half-written.
    const args = "run --op x+y --modulus 5 --iterations 100000 --save-features 1,2,3,4,5 --out out".split(
      " ",
    );
    const run = startAgop(args, { cwd: directory });
    await run.stderrLines(2);
    const out = path.join(directory, "out");
    const looks = 3000;
    let longest = 0;
    const patience = performance.now() + 30_000;
    for (let look = 0; look < looks || (longest <= 20 && performance.now() < patience); look++) {
      const metrics = await readMetrics(out);
      assert.ok(metrics.length >= longest, "lines never disappear");
      longest = metrics.length;
    }
    assert.ok(longest > 20, `${longest} iterations seen`);
    run.child.kill("SIGKILL");
    assert.is((await run.result).signal, "SIGKILL");
    assert.ok((await readMetrics(out)).length >= longest);
    const saved = (await filesOf(out)).filter((file) => file.startsWith("features-"));
    assert.is(saved.length, 5);
    for (const file of saved) assert.equal((await readMatrix(out, file)).shape, [10, 10]);
    assert.is((await readConfig(out)).train.length, 12);
  });
});

test("a reader that goes away does not cut the run short", async () => {
  await inTempDirectory(async (directory) => {
    const run = startAgop("run --op x+y --modulus 5 --iterations 30 --out out".split(" "), {
      cwd: directory,
    });
    run.child.stdout?.destroy();
    run.child.stderr?.destroy();
    const { status } = await run.result;
    assert.is(status, 0);
    assert.is((await readMetrics(path.join(directory, "out"))).length, 30);
  });
});

test.run();
