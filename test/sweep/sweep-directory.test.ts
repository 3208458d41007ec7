// What a directory of a sweep holds when something else has written to it, or not written all of it.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readRunRecords, readSweepDescription } from "../../src/sweep/sweep-directory.ts";
import { failsWith } from "../support/agop-error.ts";
import { runRecord, runResult } from "../support/run-records.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const description = { agop: "0.1.0", grids: [{ op: ["x+y"], modulus: [5], seed: [0, 1, 2] }], repeat: 1 };

/** Calls `body` with a sweep of three runs whose runs.jsonl has these lines, and with the warnings so far. */
async function withLines(
  lines: readonly string[],
  body: (directory: string, warnings: readonly string[]) => Promise<void>,
): Promise<void> {
  await inTempDirectory(async (directory) => {
    await writeFile(path.join(directory, "sweep.json"), JSON.stringify(description));
    await writeFile(path.join(directory, "runs.jsonl"), lines.map((line) => `${line}\n`).join(""));
    const warnings: string[] = [];
    const hear = (warning: Error & { readonly code?: string }) => {
      if (warning.code === "AGOP_LINES_LEFT_OUT") warnings.push(warning.message);
    };
    process.on("warning", hear);
    try {
      await body(directory, warnings);
    } finally {
      process.off("warning", hear);
    }
  });
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const good = (run: number) =>
  JSON.stringify(runRecord({ run, parameters: { op: "x+y", modulus: 5, seed: run } }));
const { curve: _, ...withoutCurve } = runResult({});
const withOutcome = (outcome: unknown) => JSON.stringify({ ...runRecord({ run: 1 }), outcome });
const shortCurve = { ...runResult({}).curve, test_loss: [] };

for (const [what, line, says] of [
  ["a broken line", '{"run":1,"para', "no JSON"],
  ["another object", '{"name":"x"}', "no run"],
  ["null", "null", "no run"],
  ["a list", "[1]", "no run"],
  ["a run number beyond the grid", good(3), "run 3 of a sweep of 3 runs"],
  ["a negative run number", JSON.stringify({ ...runRecord({}), run: -1 }), "no run"],
  [
    "parameters that are null",
    JSON.stringify({ ...runRecord({ run: 1 }), parameters: null }),
    "without parameters",
  ],
  ["an unknown status", withOutcome({ status: "skipped" }), 'unknown status "skipped"'],
  ["no outcome", withOutcome(null), "without an outcome"],
  ["a record without its curve", withOutcome({ status: "done", result: withoutCurve }), "without its curve"],
  [
    "a curve of unlike lengths",
    withOutcome({ status: "done", result: runResult({ curve: shortCurve }) }),
    "without its curve",
  ],
  ["a result that is null", withOutcome({ status: "done", result: null }), "without its result"],
  ["a failure without an error", withOutcome({ status: "failed" }), "without its error"],
  [
    "a record of another agop",
    JSON.stringify({ ...runRecord({ run: 1, agop: "9.1.0" }), outcome: { status: "paused" } }),
    '"paused", of agop 9.1.0',
  ],
])
  test(`${what} is named with its line, and the rest is read`, async () => {
    await withLines([good(0), "", line, good(2)], async (directory, warnings) => {
      const read = async () => (await readRunRecords(directory)).map(({ run }) => run);
      assert.equal(await read(), [0, 2]);
      assert.equal(await read(), [0, 2]);
      await nextTurn();
      assert.is(warnings.length, 1, "said once");
      for (const part of ["runs.jsonl", "line 3", says, "same sweep command"])
        assert.match(warnings[0], part);
    });
  });

test("blank lines, also at the end, are no matter; a failed run and a loss that is no number are runs", async () => {
  const failed = JSON.stringify(
    runRecord({ run: 1, outcome: { status: "failed", error: { code: "DIVERGED", message: "m" } } }),
  );
  const noNumber = JSON.stringify(runRecord({ run: 2 })).replaceAll(
    '"test_loss":[0.2]',
    '"test_loss":[null]',
  );
  await withLines(["", good(0), "\r", failed, noNumber, "", ""], async (directory, warnings) => {
    assert.is((await readRunRecords(directory)).length, 3);
    await nextTurn();
    assert.equal(warnings, []);
  });
});

test("a directory in the place of runs.jsonl", async () => {
  await inTempDirectory(async (directory) => {
    await mkdir(path.join(directory, "runs.jsonl"));
    await failsWith(() => readRunRecords(directory), "INVALID_FILE", "runs.jsonl", "a directory");
  });
});

test("a damaged sweep.json is named, and not taken for none", async () => {
  await inTempDirectory(async (directory) => {
    const read = () => readSweepDescription(directory);
    await failsWith(read, "INVALID_FILE", "DIR", "no sweep.json");
    const file = path.join(directory, "sweep.json");
    const text = JSON.stringify(description, null, 2);
    for (const half of [text.slice(0, text.length / 2), "", "\0\0\0"]) {
      await writeFile(file, half);
      await failsWith(read, "INVALID_FILE", file, "cut off or damaged", "writes it again");
    }
    for (const other of ["null", "{}", "3"]) {
      await writeFile(file, other);
      await failsWith(read, "INVALID_FILE", file, "without grids");
    }
  });
});

test("a sweep of another version: the file, the version, and what is not known", async () => {
  await inTempDirectory(async (directory) => {
    const file = path.join(directory, "sweep.json");
    await writeFile(file, JSON.stringify({ ...description, agop: "9.1.0", grids: [{ colour: ["red"] }] }));
    await failsWith(() => readSweepDescription(directory), "INVALID_FILE", file, "agop 9.1.0", "colour");
    await writeFile(file, JSON.stringify({ ...description, agop: "9.1.0", repeat: "often" }));
    await failsWith(() => readSweepDescription(directory), "INVALID_FILE", file, "agop 9.1.0", "repeat");
  });
});

test.run();
