// agop sweep --engine slurm on a real single-node cluster; this file starts and stops it.
import { mkdir, readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readJsonLines } from "../../../src/io/json-lines.ts";
import type { RunRecord } from "../../../src/sweep/run-record.ts";
import { readSubmittedArrays } from "../../../src/sweep/slurm/submitted-arrays.ts";
import { readRunRecords } from "../../../src/sweep/sweep-directory.ts";
import { agop } from "../../support/cli.ts";
import { type SlurmCluster, slurmProblem, startSlurmCluster, until } from "../../support/slurm-cluster.ts";
import { sweepRecord } from "../../support/sweep-records.ts";
import { inTempDirectory } from "../../support/temp-directory.ts";

const arraySize = 4;
const problem = await slurmProblem();
const cluster: SlurmCluster | undefined =
  problem === undefined ? await startSlurmCluster(arraySize) : undefined;
test.after(() => cluster?.stop());

if (problem !== undefined) console.error(`the tests on a cluster are left out: ${problem}`);

test("there is a cluster to test on, at least in continuous integration", () => {
  assert.ok(cluster !== undefined || process.env.CI !== "true", problem);
});

/** A test that needs the cluster. */
function onCluster(name: string, body: (cluster: SlurmCluster, directory: string) => Promise<void>): void {
  if (cluster === undefined) test.skip(name, () => {});
  else
    test(name, async () => {
      await inTempDirectory(async (directory) => {
        try {
          // With a space and an apostrophe, to test the quoting in the job script.
          await body(cluster, path.join(directory, "it's a sweep"));
        } finally {
          await cluster.slurm("scancel", `--user=${userInfo().username}`);
          await cluster.idle();
        }
      });
    });
}

const short = "--op x+y --modulus 11 --train-fraction 0.3:0.5:0.1 --seeds 8 --iterations 3";
/** Twelve runs of about half a second. */
const long = "--op x+y --modulus 13 --train-fraction 0.7 --seeds 12 --iterations 300";

const sweepArguments = (grid: string, directory: string, options = ""): readonly string[] => [
  "sweep",
  ...`${grid} ${options}`.trim().split(" "),
  "--out",
  directory,
];

async function submit(
  { env }: SlurmCluster,
  grid: string,
  directory: string,
  options: string,
): Promise<Submission> {
  const args = sweepArguments(grid, directory, `--engine slurm --json ${options}`);
  const { status, stdout, stderr } = await agop(args, { env });
  assert.is(status, 0, stderr);
  return JSON.parse(stdout);
}

interface Submission {
  readonly done: number;
  readonly in_queue: number;
  readonly jobs: readonly { readonly job: string; readonly elements: number; readonly runs: number }[];
}

async function statusOf(
  { env }: SlurmCluster,
  directory: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { status, stdout, stderr } = await agop(["sweep", "status", directory, "--json"], { env });
  assert.is(status, 0, stderr);
  return JSON.parse(stdout);
}

/** All lines of all record files, to detect runs done twice. */
async function recordLines(directory: string): Promise<readonly RunRecord[]> {
  const names = (await readdir(directory)).filter((name) => /^runs.*\.jsonl$/.test(name));
  const files = await Promise.all(names.map((name) => readJsonLines(path.join(directory, name))));
  return files.flatMap(({ values }) => values as readonly RunRecord[]);
}

const numbersOf = (records: readonly RunRecord[]) => records.map(({ run }) => run).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

onCluster(
  "a grid in arrays as large as the cluster allows gives what one machine gives",
  async (cluster, directory) => {
    const { jobs } = await submit(cluster, short, directory, "--runs-per-element 4");
    assert.equal(
      jobs.map(({ elements, runs }) => [elements, runs]),
      [
        [4, 16],
        [2, 8],
      ],
    );
    await cluster.idle();
    assert.equal(numbersOf(await recordLines(directory)), upTo(24));
    const local = `${directory}-local`;
    assert.is((await agop(sweepArguments(short, local))).status, 0);
    const measured = (records: readonly RunRecord[]) =>
      records.map(({ run, parameters, outcome }) => {
        if (outcome.status === "failed") return outcome;
        const { train_loss, train_accuracy, test_loss, test_accuracy } = outcome.result.curve;
        return { run, parameters, train_loss, train_accuracy, test_loss, test_accuracy };
      });
    assert.equal(measured(await readRunRecords(directory)), measured(await readRunRecords(local)));
    const again = await submit(cluster, short, directory, "--runs-per-element 4");
    assert.equal([again.done, again.jobs], [24, []]);
    const { planned, done, running, queued, missing } = await statusOf(cluster, directory);
    assert.equal([planned, done, running, queued, missing], [24, 24, 0, 0, 0]);
    const collected = await agop(["sweep", "collect", directory]);
    assert.is(collected.status, 0, collected.stderr);
    const table = await readFile(path.join(directory, "runs.csv"), "utf8");
    assert.is(table.trimEnd().split("\n").length, 25);
  },
);

onCluster(
  "exactly the runs that killed elements have left are submitted again",
  async (cluster, directory) => {
    const first = await submit(cluster, long, directory, "--runs-per-element 6");
    const [{ job }] = first.jobs;
    const hasRecord = (element: number) => async () =>
      (await readJsonLines(path.join(directory, `runs-${job}_${element}.jsonl`))).values.length > 0;
    await until(hasRecord(0), "a record of the first element");
    await cluster.slurm("scancel", `${job}_0`);
    await until(hasRecord(1), "a record of the second element");
    for (const pid of await processesOf(directory)) process.kill(pid, "SIGKILL");
    await cluster.idle();
    const before = numbersOf(await recordLines(directory));
    assert.ok(before.length >= 2 && before.length < 12, `${before.length} runs done when both were killed`);
    assert.is((await statusOf(cluster, directory)).missing, 12 - before.length);
    const second = await submit(cluster, long, directory, "--runs-per-element 6");
    assert.equal([second.done, second.in_queue, sumOfRuns(second)], [before.length, 0, 12 - before.length]);
    await cluster.idle();
    assert.equal(numbersOf(await recordLines(directory)), upTo(12));
  },
);

const sumOfRuns = ({ jobs }: Submission): number => jobs.reduce((sum, { runs }) => sum + runs, 0);

/** The processes running elements of this sweep. */
async function processesOf(directory: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    pids.map(async (pid) => ({
      pid: Number(pid),
      args: (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0"),
    })),
  );
  return commands
    .filter(({ args }) => args.includes("sweep-element") && args.includes(directory))
    .map(({ pid }) => pid);
}

onCluster(
  "an array that was not written down is found by its name, and cancelled",
  async (cluster, directory) => {
    const held = ["--engine", "slurm", "--json", "--runs-per-element", "6", "--sbatch", "--hold"];
    const command = [...sweepArguments(short, directory), ...held];
    const first: Submission = JSON.parse((await agop(command, { env: cluster.env })).stdout);
    const file = path.join(directory, "slurm-jobs.jsonl");
    const written = await jobLines(file);
    await truncate(file, 0);
    const second: Submission = JSON.parse((await agop(command, { env: cluster.env })).stdout);
    assert.equal([second.in_queue, second.jobs], [24, []]);
    assert.equal(await jobLines(file), written);
    assert.is((await statusOf(cluster, directory)).queued, 24);
    const local = await agop(sweepArguments(short, directory), { env: cluster.env });
    assert.is(local.status, 2);
    assert.match(local.stderr, "4 elements are in the queue");
    const cancelled = await agop(["sweep", "cancel", directory, "--json"], { env: cluster.env });
    const { jobs, elements } = JSON.parse(cancelled.stdout);
    assert.equal([jobs, elements], [first.jobs.map(({ job }) => job), 4]);
    await cluster.idle();
    const { queued, missing } = await statusOf(cluster, directory);
    assert.equal([queued, missing], [0, 24]);
  },
);

onCluster("a run that has failed and is submitted again is in the queue", async (cluster, directory) => {
  const onHold = "--retry-failed --runs-per-element 6 --sbatch --hold";
  await submit(cluster, short, directory, onHold);
  await agop(["sweep", "cancel", directory], { env: cluster.env });
  await cluster.idle();
  const failure = `${JSON.stringify(sweepRecord({ run: 0, parameters: {}, curve: null }))}\n`;
  await writeFile(path.join(directory, "runs.jsonl"), failure);
  const counts = async () => {
    const { failed, queued, missing } = await statusOf(cluster, directory);
    return [failed, queued, missing];
  };
  assert.equal(await counts(), [1, 0, 23]);
  const { jobs } = await submit(cluster, short, directory, onHold);
  assert.equal(await counts(), [0, 24, 0]);
  const [array] = (await readSubmittedArrays(directory)).filter(({ job }) => job === jobs[0].job);
  const element = array.elements.findIndex((runs) => runs.includes(0));
  await writeFile(path.join(directory, `runs-${jobs[0].job}_${element}.jsonl`), failure);
  assert.equal(await counts(), [1, 23, 0], "it has failed there as well");
  await agop(["sweep", "cancel", directory], { env: cluster.env });
});

async function jobLines(file: string): Promise<readonly unknown[]> {
  const { values } = await readJsonLines(file);
  return values.map((value) => ({ ...(value as object), at: undefined }));
}

onCluster(
  "a command killed before sbatch is through does not let a run be done twice",
  async (cluster, directory) => {
    const late = path.join(`${directory}-bin`);
    const sbatch = await slowSbatch(late);
    const args = [...sweepArguments(short, directory), "--engine", "slurm", "--runs-per-element", "6"];
    const killed = await agop(args, { env: { ...cluster.env, PATH: `${late}:${process.env.PATH}` } });
    assert.is(killed.signal, "SIGKILL");
    const second = await submit(cluster, short, directory, "--runs-per-element 6");
    assert.is(sumOfRuns(second), 24);
    await writeFile(path.join(late, "go"), "");
    await until(
      async () => (await readFile(path.join(late, "out"), "utf8")) !== "",
      `${sbatch} to be through`,
    );
    await cluster.idle();
    assert.equal(numbersOf(await recordLines(directory)), upTo(24));
  },
);

/** A fake sbatch that kills its caller, and submits only on request. */
async function slowSbatch(directory: string): Promise<string> {
  await mkdir(directory);
  const file = path.join(directory, "sbatch");
  const script = `#!/bin/sh
cd "$(dirname "$0")"
script=$(cat)
kill -9 $PPID
while [ ! -e go ]; do sleep 0.1; done
printf '%s\\n' "$script" | PATH=\${PATH#*:} sbatch "$@" >out.new 2>&1
mv out.new out
`;
  await writeFile(file, script, { mode: 0o755 });
  return file;
}

onCluster("no more elements at a time than allowed, in all arrays together", async (cluster, directory) => {
  const options = ["--engine", "slurm", "--json", "--runs-per-element", "4", "--max-elements", "3"];
  const args = [...sweepArguments(short, directory), ...options, "--sbatch", "--hold"];
  const { jobs }: Submission = JSON.parse((await agop(args, { env: cluster.env })).stdout);
  const [first, second] = await Promise.all(
    jobs.map(({ job }) => cluster.slurm("scontrol", "show", "job", job)),
  );
  assert.match(first, "ArrayTaskThrottle=3");
  assert.match(first, "Dependency=(null)");
  assert.match(second, `Dependency=afterany:${jobs[0].job}_`);
});

onCluster(
  "what Slurm refuses is told in its words, and leaves a sweep that goes on",
  async (cluster, directory) => {
    const args = [...sweepArguments(short, directory), "--engine", "slurm"];
    const refused = await agop([...args, "--sbatch", "--partition=nowhere"], { env: cluster.env });
    assert.is(refused.status, 2);
    assert.match(refused.stderr, /^agop: --sbatch: .*invalid partition specified: nowhere/i);
    assert.match(refused.stderr, /^[^\n]+\n$/);
    const changed = await agop([...sweepArguments(`${short} --ridge 0.1`, directory), "--engine", "slurm"], {
      env: cluster.env,
    });
    assert.is(changed.status, 2);
    assert.match(changed.stderr, "another grid");
    assert.is(sumOfRuns(await submit(cluster, short, directory, "")), 24);
  },
);

test("without Slurm on the PATH the command names its requirements and writes nothing", async () => {
  await inTempDirectory(async (directory) => {
    const out = path.join(directory, "sweep");
    const args = [...sweepArguments(short, out), "--engine", "slurm"];
    const { status, stderr } = await agop(args, { env: { PATH: directory } });
    assert.is(status, 1);
    assert.match(stderr, /^agop: --engine: slurm on a machine without \w+ given; accepted: .*login node\n$/);
    assert.equal(await readdir(directory), []);
  });
});

test.run();
