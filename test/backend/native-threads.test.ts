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

test("a process that runs out of things to do finishes the job under way first", async () => {
  assert.match(expectExit(await runChild(program, ["leave"]), 0), "cholesky");
});

test.run();
