// How the command line says how far long work is.
import { spawnSync } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { iterationProgress } from "../../src/cli/shared/iteration-progress.ts";
import { durationText, liveLine } from "../../src/cli/shared/live-line.ts";
import { trialsUnderWay } from "../../src/cli/shared/trials-under-way.ts";

function stream(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

test("in a file: a line after the first silence, and then now and then", async () => {
  const out = stream(false);
  const live = liveLine(() => "half\u001b", { first: 20, interval: 100_000, stream: out });
  await setTimeout(200);
  live.close();
  assert.equal(out.written, ["half\\u001b\n"]);
});

test("on a terminal: a line in place, which goes before others are printed", async () => {
  const out = stream(true);
  const live = liveLine(() => "half", { first: 20, stream: out });
  await setTimeout(200);
  live.clear();
  live.close();
  assert.is(out.written[0], "\rhalf\x1b[K");
  assert.is(out.written.at(-1), "\r\x1b[K");
});

test("nothing is said of work that is quick, or has nothing to say", async () => {
  const out = stream(false);
  const quick = liveLine(() => "half", { first: 10_000, stream: out });
  const silent = liveLine(() => undefined, { first: 10, stream: out });
  await setTimeout(60);
  quick.close();
  silent.close();
  assert.equal(out.written, []);
});

test("a quarter of the first of four iterations in 5 s: 15 s to its end, 75 s to the last", () => {
  let now = 1000;
  const progress = iterationProgress(4, () => now);
  now += 5000;
  assert.is(progress.text(), "iteration 1/4: 0.0 % after 5 s");
  progress.onPart(0.25);
  assert.is(progress.text(), "iteration 1/4: 25.0 % after 5 s; about 15 s left, 75 s for all iterations");
  progress.begin(4);
  now += 10_000;
  progress.onPart(0.5);
  assert.is(progress.text(), "iteration 4/4: 50.0 % after 10 s; about 10 s left, 10 s for all iterations");
  progress.begin(5);
  assert.is(progress.text(), undefined);
});

test("trials: what is left of those under way and of the others, by the trials known", () => {
  let now = 0;
  const trials = trialsUnderWay(2, () => now);
  const request = (seed: number) => ({ experiment: "E1", row: "moved", seed, size: "quick" }) as const;
  const progress = (seed: number, fraction: number) =>
    trials.onProgress({ request: request(seed), fraction, done: 0, planned: 6 });
  assert.is(trials.text(), undefined);
  progress(0, 0);
  progress(1, 0);
  now = 10_000;
  assert.is(trials.text(), "0/6 trials done, 2 under way (E1 moved, seed 0: 0.0 %); no estimate yet");
  progress(0, 0.5);
  // Trials of 20 s: 10 s left of each under way, four more of 20 s, on two processes.
  assert.is(trials.text(), "0/6 trials done, 2 under way (E1 moved, seed 0: 50.0 %); about 50 s left");
  trials.onTrial({
    done: 1,
    planned: 6,
    record: { ...request(0), seconds: 20, version: "0", quantities: {} },
  });
  assert.match(
    trials.text() ?? "",
    /^1\/6 trials done, 1 under way \(E1 moved, seed 1: 0\.0 %\); about 45 s left$/,
  );
});

test("durations are rounded up", () => {
  assert.equal([0.2, 89, 91, 5400].map(durationText), ["1 s", "89 s", "2 min", "1.5 h"]);
});

test("work that leaves no turn to others is told of by another thread, and the process ends", () => {
  const module = fileURLToPath(new URL("../../dist/cli/shared/sign-of-life.js", import.meta.url));
  const script = `
    import { withSignOfLife } from ${JSON.stringify(module)};
    const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
    await withSignOfLife("quick", () => busy(10));
    console.log(await withSignOfLife("slow", () => { busy(3500); return 5; }));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  assert.is(status, 0, stderr);
  assert.is(stdout, "5\n", stderr);
  assert.match(stderr, /^slow \([23] s so far\)\n$/);
});

test.run();
