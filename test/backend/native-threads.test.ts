import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { expectExit, runChild } from "../support/child.ts";

const program = new URL("../support/native-child.ts", import.meta.url);

test("two worker threads and the main thread compute at once", async () => {
  expectExit(await runChild(program, ["together"]), 0);
});

test("worker.terminate() in the middle of a solve: the process survives and computes", async () => {
  // n = 1600: a job outlasts the longest delay, so most threads end in the middle of a job.
  assert.match(expectExit(await runChild(program, ["terminate", "solve", "1600", "4"]), 0), "terminated 4");
});

test("worker.terminate() in the middle of an AGOP: the process survives and computes", async () => {
  assert.match(expectExit(await runChild(program, ["terminate", "agop", "1600", "4"]), 0), "terminated 4");
});

test("process.exit() in the middle of a job keeps its exit status", async () => {
  for (const status of [0, 7]) {
    const output = expectExit(await runChild(program, ["exit", String(status)]), status);
    assert.match(output, /^at 0(\.\d+)?\n$/, "where the job was");
  }
});

test("process.exit() of a worker in the middle of a job ends the worker alone", async () => {
  assert.match(expectExit(await runChild(program, ["worker-exit"]), 0), "worker 3");
});

/** Milliseconds that process.exit() and worker.terminate() need beside a job: a tile, on a busy machine. */
const soon = (whole: number) => 300 + whole / 3;

test("process.exit() early in a long solve does not wait for its end", async () => {
  const output = expectExit(await runChild(program, ["exit-soon"]), 0);
  const { whole, at } = JSON.parse(output) as { whole: number; at: number };
  const took = Date.now() - at;
  assert.ok(took < soon(whole), `${took} ms, where a solve takes ${whole} ms`);
});

test("worker.terminate() early in a long solve does not wait for its end", async () => {
  const output = expectExit(await runChild(program, ["terminate-soon"]), 0);
  const { whole, took } = JSON.parse(output) as { whole: number; took: number };
  assert.ok(took < soon(whole), `${took} ms, where a solve takes ${whole} ms`);
});

test("beside a long solve: blocking calls, files beside waiting jobs, and new workers do not wait", async () => {
  const times = JSON.parse(expectExit(await runChild(program, ["beside"]), 0)) as Record<string, number>;
  for (const what of ["sync", "file", "load"])
    assert.ok(times[what] < soon(times.whole), `${what} takes ${times[what]} ms beside ${times.whole} ms`);
});

/** Runs Node as a user with a small limit of processes; undefined where this machine cannot do that. */
function asLimitedUser(): readonly string[] | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  const command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "prlimit", "--nproc=40"];
  // That user must be able to start Node and to read this checkout.
  const read = `require("node:fs").accessSync(${JSON.stringify(fileURLToPath(import.meta.url))})`;
  const works = spawnSync(command[0], [...command.slice(1), process.execPath, "-e", read]).status === 0;
  return works ? command : undefined;
}

const limited = asLimitedUser();
if (limited === undefined)
  console.log("a limit of processes is not tested: no other user, or one without access");
else {
  test("where the system gives fewer threads than asked for: a warning, and the answer", async () => {
    const result = await runChild(program, ["threads", "64"], { under: limited });
    assert.is(expectExit(result, 0), "cholesky 1\n");
    assert.is(result.stderr.match(/\[AGOP_FEWER_THREADS\]/g)?.length, 1, result.stderr);
  });
}

test("a process that runs out of things to do finishes the job under way first", async () => {
  assert.match(expectExit(await runChild(program, ["leave"]), 0), "cholesky");
});

test.run();
