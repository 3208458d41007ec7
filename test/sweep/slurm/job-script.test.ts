// The input of sbatch: the script, run by a real shell, and the options.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { shellCommand } from "../../../src/io/shell-command.ts";
import { jobScript, requireSubmittable, sbatchArguments } from "../../../src/sweep/slurm/job-script.ts";
import { failsWith } from "../../support/agop-error.ts";

test("a shell gets the directory as one word, with any characters", async () => {
  const directory = '/data/it\'s $HOME `x` "quoted" \\ \n*';
  const print = `exec ${shellCommand([process.execPath])} -p 'JSON.stringify([process.argv.slice(1), process.env.OPENBLAS_NUM_THREADS])' --`;
  const script = jobScript({ agop: print, directory, array: "agop-1" });
  const { stdout } = await promisify(execFile)("sh", ["-c", script]);
  assert.equal(JSON.parse(stdout), [["sweep-element", directory, "agop-1"], "1"]);
});

const submission = {
  directory: "/data/50% done",
  array: "agop-0-1",
  elements: 12,
  bytes: 900 * 2 ** 20,
  after: [],
  sbatch: [],
};

test("one processor and the memory of the largest run and its parent for each element", () => {
  const args = sbatchArguments(submission);
  for (const expected of ["--nodes=1", "--ntasks=1", "--cpus-per-task=1", "--array=0-11"])
    assert.ok(args.includes(expected), expected);
  const memory = args.find((arg) => arg.startsWith("--mem="));
  const [, megabytes] = /^--mem=(\d+)M$/.exec(memory ?? "") ?? [];
  assert.ok(Number(megabytes) >= 950 && Number(megabytes) <= 1100, memory);
});

test("a per cent sign in the directory is none of Slurm's", () => {
  assert.ok(sbatchArguments(submission).includes("--output=/data/50%% done/slurm-logs/%A_%a.log"));
});

test("the user's options come after the defaults and before the fixed ones", () => {
  const args = sbatchArguments({ ...submission, sbatch: ["--partition=cpu", "--cpus-per-task=2"] });
  const place = (arg: string) => args.indexOf(arg);
  assert.ok(place("--cpus-per-task=1") < place("--cpus-per-task=2"));
  assert.ok(place("--partition=cpu") < place("--job-name=agop-0-1"));
});

test("memory requested through other options of Slurm replaces the default", () => {
  const args = sbatchArguments({ ...submission, sbatch: ["--mem-per-cpu=2G"] });
  assert.equal(
    args.filter((arg) => arg.startsWith("--mem")),
    ["--mem-per-cpu=2G"],
  );
});

test("a limit of elements, and jobs to wait for", () => {
  const args = sbatchArguments({ ...submission, maxElements: 3, after: ["7", "9"] });
  assert.ok(args.includes("--array=0-11%3"));
  assert.ok(args.includes("--dependency=afterany:7:9"));
});

test("a directory whose logs Slurm cannot open, and another cluster, are refused", async () => {
  for (const directory of ["/data/a\\b", "/data/a\\b/sweep", "/data/a\nb"])
    await failsWith(
      () => requireSubmittable(directory, []),
      "INVALID_OUTPUT",
      "out",
      JSON.stringify(directory),
    );
  for (const option of ["--clusters=big", "--cluster=big", "-Mbig", "-M"])
    await failsWith(() => requireSubmittable("/data", [option]), "INVALID_OPTION", option, "SLURM_CLUSTERS");
  requireSubmittable("/data/it's a $(sweep) %j", ["--partition=cpu", "--mem=1G", "--cluster-constraint=x"]);
});

test.run();
