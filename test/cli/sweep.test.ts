// agop sweep end to end, with processes killed at any moment.
import { readdirSync, readFileSync } from "node:fs";
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { RunRecord } from "../../src/sweep/run-record.ts";
import { readRunRecords } from "../../src/sweep/sweep-directory.ts";
import { agop, agopHere, startAgop } from "../support/cli.ts";
import { runJson } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const grid = `
op: x+y
modulus: 11
train-fraction: [0.5, 0.8]
kernel: [gaussian, quadratic]
seeds: 3
iterations: 6
`;

/** A sweep on two processes with this many runs, several per second. */
function long(runs: number): readonly string[] {
  return `sweep --op x+y --modulus 31 --seeds ${runs} --iterations 25 --processes 2 --out out`.split(" ");
}

/** More runs than any test needs. */
const endless = long(2000);

/** Process numbers of the children of a process. */
function childrenOf(pid: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => {
      try {
        const status = readFileSync(`/proc/${other}/stat`, "utf8");
        return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** Polls until the condition holds. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function recordsWhen(
  directory: string,
  isEnough: (records: readonly RunRecord[]) => boolean,
): Promise<readonly RunRecord[]> {
  let records: readonly RunRecord[] = [];
  await until(async () => {
    records = await readRunRecords(directory).catch(() => []);
    return isEnough(records);
  });
  return records;
}

function resultOf({ outcome }: RunRecord) {
  if (outcome.status === "failed") throw new Error(outcome.error.message);
  return outcome.result;
}

test("a grid from a file: every combination once, as agop run computes it, within the estimated memory", async () => {
  await inTempDirectory(async (directory) => {
    await writeFile(path.join(directory, "grid.yaml"), grid);
    const args = ["sweep", "grid.yaml", "--out", "out", "--processes", "2", "--json"];
    const result = await agop(args, { cwd: directory });
    assert.is(result.status, 0, result.stderr);
    const { planned, done, failed, finished } = JSON.parse(result.stdout);
    assert.equal([planned, done, failed, finished], [12, 12, 0, 12]);
    assert.match(result.stderr, /^0\/12 runs: 0 done/);
    const records = await readRunRecords(path.join(directory, "out"));
    const names = records.map(({ parameters }) => JSON.stringify(parameters));
    assert.is(new Set(names).size, 12);
    const { parameters, outcome } = records[4];
    assert.is(outcome.status, "done");
    const single = await runJson(
      [
        ...["--op", "x+y", "--modulus", "11", "--iterations", "6", "--threads", "1"],
        ...["--train-fraction", String(parameters.trainFraction), "--seed", String(parameters.seed)],
        ...["--kernel", String(parameters.kernel), "--out", "single"],
      ],
      { cwd: directory },
    );
    const { test_accuracy, test_loss, train_size } = resultOf(records[4]);
    assert.equal(
      [test_accuracy, test_loss, train_size],
      [single.test_accuracy, single.test_loss, single.train_size],
      "bit by bit with one thread",
    );
    const again = await agopHere(args, { cwd: directory });
    assert.is(JSON.parse(again.stdout).finished, 0, "nothing is done twice");
    assert.is((await agopHere(["collect", "out"], { cwd: directory })).status, 0);
    const lines = (await readFile(path.join(directory, "out", "runs.csv"), "utf8")).trimEnd().split("\n");
    assert.is(lines.length, 13);
  });
});

test("values on the command line, features on request, and stopping rules", async () => {
  await inTempDirectory(async (directory) => {
    const args =
      "sweep --op x+y --modulus 7,11 --train-fraction 0.6:0.8:0.2 --save-features last --stop-plateau 2 --iterations 40 --out out";
    const result = await agopHere(args.split(" "), { cwd: directory });
    assert.is(result.status, 0, result.stderr);
    const records = await readRunRecords(path.join(directory, "out"));
    assert.equal(
      records.map(({ parameters: { modulus, trainFraction } }) => [modulus, trainFraction]),
      [
        [7, 0.6],
        [7, 0.8],
        [11, 0.6],
        [11, 0.8],
      ],
    );
    for (const record of records) {
      const { stopped, iterations } = resultOf(record);
      assert.ok(stopped === "plateau" ? iterations < 40 : iterations === 40, `${stopped} ${iterations}`);
    }
    const run = path.join("out", "runs", "000002");
    const analysis = await agopHere(["analyze", run], { cwd: directory });
    assert.is(analysis.status, 0, analysis.stderr);
    assert.match(analysis.stdout, "x+y mod 11");
  });
});

test("the orchestrator loads no BLAS, its processes do, each with one thread", async () => {
  if (process.platform !== "linux") return;
  await inTempDirectory(async (directory) => {
    const sweep = startAgop(endless, { cwd: directory });
    const pid = sweep.child.pid ?? 0;
    // A child may end between the listing and the reading, such as a program that binds a process to a
    // processor.
    const maps = (process: number) => {
      try {
        return readFileSync(`/proc/${process}/maps`, "utf8");
      } catch {
        return "";
      }
    };
    // The first process may finish runs before the second has started up.
    await until(() => {
      const withBlas = childrenOf(pid).filter((process) => /openblas/.test(maps(process)));
      return withBlas.length === 2 || sweep.child.exitCode !== null;
    });
    await recordsWhen(path.join(directory, "out"), (records) => records.length >= 1);
    assert.not.match(maps(pid), /openblas|agop_addon/i);
    const processes = childrenOf(pid).filter((process) => maps(process) !== "");
    assert.is(processes.length, 2);
    for (const process of processes) {
      assert.match(maps(process), /openblas/);
      assert.match(readFileSync(`/proc/${process}/environ`, "utf8"), "OPENBLAS_NUM_THREADS=1");
    }
    sweep.child.kill("SIGKILL");
    await sweep.result;
  });
});

test("kill -9 of a process costs nothing, kill -9 of the sweep the runs under way; the same command does exactly those", async () => {
  if (process.platform !== "linux") return;
  await inTempDirectory(async (directory) => {
    const runs = 40;
    const out = path.join(directory, "out");
    const sweep = startAgop(long(runs), { cwd: directory });
    const pid = sweep.child.pid ?? 0;
    let done = await recordsWhen(out, (records) => records.length >= 2);
    const wasRetried = (records: readonly RunRecord[]) => records.some(({ attempts }) => attempts === 2);
    // A process killed between two runs costs no attempt: kill another one then.
    while (!wasRetried(done)) {
      const before = done.length;
      process.kill(childrenOf(pid)[0], "SIGKILL");
      done = await recordsWhen(out, (records) => wasRetried(records) || records.length >= before + 4);
    }
    assert.ok(done.every(({ outcome }) => outcome.status === "done"));
    sweep.child.kill("SIGKILL");
    await sweep.result;
    const orphans = childrenOf(pid);
    assert.equal(orphans, [], "they end with it, or belong to nobody");
    const held = await readRunRecords(out);
    assert.ok(held.length < runs, `${held.length} were done before it could be killed`);
    await appendFile(path.join(out, "runs.jsonl"), '{"run":39,"para');
    const resumed = await agop([...long(runs), "--json"], { cwd: directory });
    assert.is(resumed.status, 0, resumed.stderr);
    const { done: recorded, finished } = JSON.parse(resumed.stdout);
    assert.equal([recorded, finished], [runs, runs - held.length]);
    const lines = (await readFile(path.join(out, "runs.jsonl"), "utf8")).trimEnd().split("\n");
    assert.is(lines.length, runs, "no run twice");
  });
});

test("Ctrl-C waits for the runs under way; the second one does not", async () => {
  await inTempDirectory(async (directory) => {
    const out = path.join(directory, "out");
    const first = startAgop(endless, { cwd: directory });
    await recordsWhen(out, (records) => records.length >= 1);
    let said = "";
    first.child.stderr?.on("data", (text: string) => {
      said += text;
    });
    first.child.kill("SIGINT");
    await until(() => /Ctrl-C/.test(said) || first.child.exitCode !== null);
    const whenHeard = (await readRunRecords(out)).length;
    const ended = await first.result;
    assert.is(ended.status, 130, ended.stderr);
    const held = (await readRunRecords(out)).length;
    // Per process the current run, and the previous run while it is being written.
    assert.ok(held <= whenHeard + 4, `${held - whenHeard} runs after Ctrl-C was heard`);
    assert.match(ended.stdout, `the same command again does the other ${2000 - held}`);
    const second = startAgop([...endless, "--json"], { cwd: directory });
    await recordsWhen(out, (records) => records.length > held);
    second.child.kill("SIGINT");
    second.child.kill("SIGINT");
    await new Promise((resolve) => setTimeout(resolve, 50));
    second.child.kill("SIGINT");
    const stopped = await second.result;
    assert.is(stopped.status, 130, stopped.stderr);
    assert.is(JSON.parse(stopped.stdout).failed, 0, "a run that was ended has not failed");
  });
});

test("another grid in the same directory, an unwritable directory and wrong grids are refused", async () => {
  await inTempDirectory(async (directory) => {
    const small = "sweep --op x+y --modulus 5 --iterations 1 --out out".split(" ");
    assert.is((await agopHere(small, { cwd: directory })).status, 0);
    const before = await readFile(path.join(directory, "out", "runs.jsonl"), "utf8");
    const refused = async (args: readonly string[], ...parts: readonly (string | RegExp)[]) => {
      const { status, stderr } = await agopHere(args, { cwd: directory });
      assert.is(status, 2, stderr);
      assert.match(stderr, /^agop: [^\n]+\n$/);
      for (const part of parts) assert.match(stderr, part);
    };
    await refused([...small, "--seeds", "2"], "--out", "another grid", "sweep.json");
    await refused([...small, "--seeds", "2", "--dry-run"], "--out", "another grid");
    assert.is(
      (await agopHere([...small, "--dry-run"], { cwd: directory })).stdout,
      "no run is left to be done\n",
    );
    const other = [...small.slice(0, -1), "other", "--seeds", "2", "--processes", "1", "--dry-run"];
    assert.match((await agopHere(other, { cwd: directory })).stdout, /^2 runs, 1 at a time, in /);
    assert.is(await readFile(path.join(directory, "out", "runs.jsonl"), "utf8"), before);
    await refused("sweep --op x+y --modulus 5 --out /proc/agop".split(" "), "--out", "/proc/agop");
    await refused("sweep --op x+y --modulus 5,1 --out new".split(" "), "--modulus", "run 1", "--modulus 1");
    await refused("sweep --op x+y --modulus 5 --bandwidth 1 --kernel quadratic".split(" "), "--bandwidth");
    await refused("sweep --op x+y --modulus 5 --train-fraction 0.5:0.1:0.1".split(" "), "train-fraction");
    await refused("sweep --op x+y --modulus 5 --memory many".split(" "), "--memory", "12GB");
    await refused("sweep --op x+y --modulus 5 --memory 1M --out tiny".split(" "), "--memory", "run 0");
    await refused(["sweep", "--op", "x+y", "--modulus", "[5, 7"], "--modulus", "[5, 7", "list");
    await refused(
      "sweep --op x+y --modulus 5 --iterations 5,50 --save-features 10 --out new".split(" "),
      "--save-features",
      "1 to 5",
      "run 0: agop run",
    );
    await refused(["sweep", "--op", "@x", "--modulus", "5"], "--op", '"@x"');
    assert.not.ok((await readdir(directory)).includes("tiny"), "what is refused leaves nothing behind");
    await refused(["sweep"], "FILE", "no grid", "--op");
    await refused("sweep --op x+y --modulus 5 --seeds 2 --seed 1".split(" "), "--seed", "one of the two");
    await refused("run --op x+y --modulus 5 --out out --overwrite".split(" "), "--out", "sweep.json");
    await writeFile(path.join(directory, "config.json"), "{}");
    await refused([...small.slice(0, -1), "."], "--out", "holds a run", "config.json");
    await refused(["sweep", "missing.yaml"], "FILE missing.yaml", "no file exists");
    await refused(["sweep", "staus"], "FILE staus", "no file exists");
    await refused(["collect", "."], "DIR", "no sweep.json");
    await writeFile(path.join(directory, "t.csv"), "0,1,2\n1,2,0\n2,0,1\n");
    const ofTable = "sweep --table t.csv --iterations 1 --out tables".split(" ");
    assert.is((await agopHere(ofTable, { cwd: directory })).status, 0);
    assert.is((await agopHere(ofTable, { cwd: directory })).status, 0);
    await writeFile(path.join(directory, "t.csv"), "0,1,2\n1,2,0\n2,1,0\n");
    await refused(ofTable, "--out", "another content of t.csv");
  });
});

test("a full disk ends the sweep with a clear message, without a loss of records", async () => {
  // A file system of 64 KiB, in a mount namespace of its own: requires root, or a kernel with user
  // namespaces.
  if (process.platform !== "linux") return;
  await inTempDirectory(async (directory) => {
    const main = path.resolve("dist/cli/main.js");
    const sweep = `${process.execPath} ${main} sweep --op x+y --modulus 7 --seeds 60 --iterations 60 --processes 2 --out full/out`;
    const script = `mkdir full && mount -t tmpfs -o size=64k tmpfs full && { ${sweep}; echo "status $?"; cp full/out/runs.jsonl kept.jsonl; }`;
    const { spawnSync } = await import("node:child_process");
    const { stdout, stderr } = spawnSync(
      "unshare",
      ["--user", "--map-root-user", "--mount", "sh", "-c", script],
      {
        cwd: directory,
        encoding: "utf8",
      },
    );
    assert.match(stdout, "status 2", stderr);
    assert.match(stderr, /agop: \S*runs\.jsonl: a full disk given; accepted: [^\n]+\n/);
    const lines = (await readFile(path.join(directory, "kept.jsonl"), "utf8")).split("\n");
    assert.is(lines.pop(), "", "the last line is complete");
    assert.ok(lines.length >= 3 && lines.length < 60, `${lines.length} records`);
    for (const line of lines) assert.is(JSON.parse(line).outcome.status, "done");
  });
});

test.run();
