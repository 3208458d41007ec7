import { readFile } from "node:fs/promises";
import { parquetReadObjects } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { writeTidyFile } from "../../src/sweep/tidy-files.ts";
import { generalisedAt, iterationColumns, runColumns, varyingParameters } from "../../src/sweep/tidy-rows.ts";
import { runRecord, runResult } from "../support/run-records.ts";
import { inTempDirectory } from "../support/temp-directory.ts";

const curve = {
  train_loss: [1e-28, 2e-28],
  train_accuracy: [1, 1],
  test_loss: [0.2, 0.1],
  test_accuracy: [0.5, 0.95],
  seconds: [0.25, 0.5],
  solver: ["cholesky", "indefinite"],
};
const records = [
  runRecord({
    run: 0,
    parameters: { op: "x+y", modulus: 5, trainFraction: 0.5, reflections: "0,1", centering: false },
    outcome: {
      status: "done",
      result: runResult({ iterations: 2, test_accuracy: 0.95, peak_memory_bytes: 5e9, curve }),
    },
  }),
  runRecord({
    run: 1,
    parameters: { op: "x+y", modulus: 5, kernel: "laplace" },
    attempts: 2,
    outcome: { status: "failed", error: { code: "PROCESS_ENDED", message: 'ended, with "SIGKILL"' } },
  }),
];

test("one row per run as CSV, with quotes only if required and empty cells for missing values", async () => {
  await inTempDirectory(async (directory) => {
    const file = await writeTidyFile(directory, "runs", "csv", runColumns(records));
    const [header, first, second] = (await readFile(file, "utf8")).split("\n");
    assert.is(
      header,
      "run,repetition,op,modulus,train_fraction,reflections,kernel,centering,status,error,task,train_size,test_size,iterations_done," +
        "stopped,train_accuracy,train_loss,test_accuracy,test_loss,best_test_accuracy,generalised_at,seconds,peak_memory_bytes,backend," +
        "attempts,host,finished,agop",
    );
    assert.is(
      first,
      '0,0,x+y,5,0.5,"0,1",gaussian,false,done,,x+y mod 5,12,13,2,iterations,1,0,0.95,0.2,0,2,0.5,5000000000,native,1,here,2026-01-01T00:00:00.000Z,0.1.0',
    );
    assert.is(
      second,
      '1,0,x+y,5,0.5,,laplace,true,failed,"ended, with ""SIGKILL""",,,,,,,,,,,,,,,2,here,2026-01-01T00:00:00.000Z,0.1.0',
    );
  });
});

test("one row per run and iteration, with the varying parameters and without failed runs", async () => {
  await inTempDirectory(async (directory) => {
    const file = await writeTidyFile(directory, "iterations", "csv", iterationColumns(records));
    assert.equal((await readFile(file, "utf8")).trimEnd().split("\n"), [
      "run,repetition,train_fraction,reflections,kernel,centering,iteration,train_loss,train_accuracy,test_loss,test_accuracy,seconds,solver",
      '0,0,0.5,"0,1",gaussian,false,1,1e-28,1,0.2,0.5,0.25,cholesky',
      '0,0,0.5,"0,1",gaussian,false,2,2e-28,1,0.1,0.95,0.5,indefinite',
    ]);
  });
});

test("Parquet holds the same, read by an independent library", async () => {
  await inTempDirectory(async (directory) => {
    const file = await writeTidyFile(directory, "runs", "parquet", runColumns(records));
    const bytes = await readFile(file);
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    });
    assert.is(rows.length, 2);
    const [first, second] = rows;
    assert.is(first.peak_memory_bytes, 5_000_000_000n);
    assert.is(first.train_fraction, 0.5);
    assert.is(first.centering, false);
    assert.is(first.reflections, "0,1");
    assert.is(first.test_accuracy, 0.95);
    assert.is(second.test_accuracy, null);
    assert.is(second.error, 'ended, with "SIGKILL"');
    assert.is(second.run, 1n);
  });
});

test("a parameter that only some runs name has its default in the others, that of their preset included", () => {
  const named = {
    seed: 3,
    moveToTest: 2,
    kernel: "laplace",
    bandwidth: 9,
    iterations: 7,
    centering: true,
    trainFraction: 0.8,
    stopAccuracy: 0.9,
    stopStable: 5,
    symmetrise: "s0",
  };
  const others = [
    { preset: "mallinar-2024-text" },
    { kernel: "quadratic" },
    { partition: "degenerate", reflections: "0" },
    { partitionFile: "p.json" },
    { kernel: "no such kernel", stopAccuracy: 1 },
  ];
  const columns = runColumns([named, ...others].map((parameters, run) => runRecord({ run, parameters })));
  const rest = (name: string) => columns.find((column) => column.name === name)?.values.slice(1);
  assert.equal(rest("seed"), [0, 0, 0, null, 0]);
  assert.equal(rest("move_to_test"), [0, 0, 0, null, 0]);
  assert.equal(rest("train_fraction"), [0.5, 0.5, null, null, 0.5]);
  assert.equal(rest("kernel"), ["gaussian", "quadratic", "gaussian", "gaussian", "no such kernel"]);
  assert.equal(rest("bandwidth"), [2.5, null, 2.5, 2.5, null]);
  assert.equal(rest("iterations"), [60, 60, 60, 60, null]);
  assert.equal(rest("centering"), [false, true, true, true, null]);
  assert.equal(rest("stop_stable"), [null, null, null, null, 3]);
  assert.equal(rest("symmetrise"), [null, null, null, null, null]);
});

test("the first iteration with 90 %, and the parameters that differ", () => {
  assert.is(generalisedAt(records[0]), 2);
  assert.is(generalisedAt(records[1]), null);
  assert.is(generalisedAt(runRecord({})), null);
  assert.equal(varyingParameters(records), ["trainFraction", "reflections", "kernel", "centering"]);
  assert.equal(varyingParameters([records[0], records[0]]), []);
  assert.equal(varyingParameters([]), []);
});

test.run();
