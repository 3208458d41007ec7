import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Backend } from "../../src/backend/backend.ts";
import { createBackend } from "../../src/backend/create-backend.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import { RunDirectory } from "../../src/run/directory/run-directory.ts";
import { type DoRunOptions, doRun, type RunStep } from "../../src/run/do-run.ts";
import { runAnalysis } from "../../src/run/run-analysis.ts";
import { taskElements } from "../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../support/agop-error.ts";
import { closeTo } from "../support/close-to.ts";
import { runOf } from "../support/refused-run.ts";
import { filesOf, readMatrix, readMetrics } from "../support/run-output.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const backend = createBackend({ name: "reference" });

async function stepsOf(args: string, options: Partial<DoRunOptions> = {}): Promise<readonly RunStep[]> {
  const steps: RunStep[] = [];
  const run = await runOf(args.split(" "));
  for await (const step of doRun(run, { backend, ...options })) steps.push(step);
  return steps;
}

const small = "--op x+y --modulus 5 --iterations 3";
/** All files of a run with a saved last M. */
const whole = ["config.json", "features-0003.npy", "metrics.csv", "predicted-labels.npy", "predictions.npy"];

test("computes what the machine does", async () => {
  const { task, partition } = await runOf(small.split(" "));
  const machine = new RecursiveFeatureMachine({ iterations: 3, backend });
  const expected = await machine.fit(taskProblem(task, partition));
  machine.dispose();
  const steps = await stepsOf(small);
  assert.is(steps.length, 3);
  for (const [n, { record, stopped }] of steps.entries()) {
    assert.is(record.iteration, n + 1);
    assert.is(record.testLoss, expected[n].testLoss);
    assert.is(stopped, n === 2 ? "iterations" : undefined);
  }
  closeTo(steps[2].record.features, expected[2].features, {}, "M");
});

test("a stopping rule ends a run, and the last step names it", async () => {
  const steps = await stepsOf(`${small} --stop-converged 1e9`);
  assert.equal(
    steps.map(({ stopped }) => stopped),
    [undefined, "converged"],
  );
  const last = await stepsOf("--op x+y --modulus 5 --iterations 2 --stop-converged 1e9");
  assert.is(last[1].stopped, "converged", "also with the last iteration");
});

test("each iteration is on disk before it is reported, the rest at the end", async () => {
  await inTempDirectory(async (base) => {
    const out = path.join(base, "out");
    const run = await runOf(small.split(" "));
    const directory = await RunDirectory.prepare(out);
    const analysis = runAnalysis(run.task, taskElements(run.task));
    for await (const { record } of doRun(run, { backend, directory, analysis })) {
      assert.equal(await filesOf(out), ["config.json", "metrics.csv"]);
      assert.is((await readMetrics(out)).length, record.iteration);
    }
    assert.equal(await filesOf(out), ["analysis.csv", "analysis.json", ...whole]);
    const report = JSON.parse(await readFile(path.join(out, "analysis.json"), "utf8"));
    assert.is(report.iterations.length, 3);
  });
});

test("a run ended from outside keeps its results: isEnding, an abort, and leaving the loop", async () => {
  await inTempDirectory(async (base) => {
    const prepared = (name: string) => RunDirectory.prepare(path.join(base, name));
    const ends = async (name: string) => {
      const out = path.join(base, name);
      assert.equal(
        await filesOf(out),
        whole.map((file) => file.replace("0003", "0001")),
        name,
      );
      assert.is((await readMatrix(out, "features-0001.npy")).data.length, 100);
    };
    const ending = await stepsOf(small, { directory: await prepared("ending"), isEnding: () => true });
    assert.equal(
      ending.map(({ stopped }) => stopped),
      [undefined],
    );
    await ends("ending");
    const controller = new AbortController();
    const run = await runOf(small.split(" "));
    const options = { backend, directory: await prepared("aborted"), signal: controller.signal };
    let steps = 0;
    for await (const { stopped } of doRun(run, options)) {
      assert.is(stopped, undefined);
      steps += 1;
      controller.abort();
    }
    assert.is(steps, 1);
    await ends("aborted");
    for await (const _ of doRun(run, { backend, directory: await prepared("left") })) break;
    await ends("left");
  });
});

test("aborted before the first iteration, it leaves no file", async () => {
  await inTempDirectory(async (base) => {
    const directory = await RunDirectory.prepare(base);
    assert.equal(await stepsOf(small, { directory, signal: AbortSignal.abort() }), []);
    assert.equal(await filesOf(base), []);
  });
});

test("a failed run is not finished, and its session is disposed of", async () => {
  await inTempDirectory(async (base) => {
    const directory = await RunDirectory.prepare(path.join(base, "out"));
    let disposed = 0;
    const watched: Backend = {
      ...backend,
      createSession: (problem) => {
        const session = backend.createSession(problem);
        return {
          iterate: (request, control) => session.iterate(request, control),
          solve: (...args) => session.solve(...args),
          predict: (...args) => session.predict(...args),
          agop: (...args) => session.agop(...args),
          dispose: () => {
            disposed += 1;
            session.dispose();
          },
        } as typeof session;
      },
    };
    const taken = await RunDirectory.prepare(path.join(base, "out"));
    await taken.writeConfig({}, { train: Int32Array.of(0, 0), test: Int32Array.of(1, 1) });
    await failsWith(
      () => stepsOf(small, { backend: watched, directory }),
      "OUTPUT_EXISTS",
      /another run has begun/,
    );
    assert.is(disposed, 1);
    assert.equal(await filesOf(path.join(base, "out")), ["config.json"]);
  });
});

test.run();
