import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../src/algebra/tables/table-task.ts";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { type Partition, type PartitionCandidate, validatePartition } from "../../src/data/partition.ts";
import { parsePartitionFile } from "../../src/data/partition-file.ts";
import { oneHotTargets, trainingLabels } from "../../src/data/targets.ts";
import { failsWith } from "../support/agop-error.ts";

const task = modularTask({ operation: "x+y", modulus: 5 });
const wide = tableTask({
  name: "wide",
  entries: [
    ["a", "b", "c"],
    ["b", "b", "a"],
  ],
});

test("a valid partition is copied in its order and need not cover the table", () => {
  const given = { train: Int32Array.of(4, 4, 0, 1), test: Int32Array.of(1, 0) };
  const partition = validatePartition(task, given);
  assert.equal(partition, given);
  assert.is.not(partition.train, given.train);
  assert.equal(validatePartition(wide, { train: [1, 2], test: [0, 2] }).train, Int32Array.of(1, 2));
});

test("the first offending pair is named", async () => {
  const wrong: [PartitionCandidate, string[]][] = [
    [{ train: [0, 0, 5, 0], test: [1, 1] }, ["train[1] = [5, 0]", "x+y mod 5", "[4, 4]"]],
    [{ train: [0, 0], test: [1, 1, 0, -1, 0, 9] }, ["test[1] = [0, -1]", "element indices of x+y mod 5"]],
    [{ train: [0, 0.5], test: [1, 1] }, ["train[0] = [0, 0.5]", "element indices of x+y mod 5"]],
    [{ train: [0, 0, 2, 3, 2, 3], test: [1, 1] }, ["train[2] = [2, 3]", "also train[1]"]],
    [{ train: [0, 0, 2, 3], test: [1, 1, 4, 4, 1, 1] }, ["test[2] = [1, 1]", "also test[0]"]],
    [{ train: [0, 0, 2, 3], test: [1, 1, 2, 3] }, ["test[1] = [2, 3]", "also train[1]"]],
    [{ train: [0, 0, 1], test: [1, 1] }, ["3 indices as train"]],
    [{ train: [0, 0], test: "1" as unknown as number[] }, ['"1" as test']],
  ];
  for (const [partition, parts] of wrong) {
    const error = await failsWith(() => validatePartition(task, partition), "INVALID_PARTITION", ...parts);
    assert.is(error.argument, "partition");
  }
  await failsWith(
    () => validatePartition(wide, { train: [2, 0], test: [0, 0] }),
    "INVALID_PARTITION",
    "[1, 2]",
  );
  const missing = { train: Int32Array.of(0, 0) } as unknown as Partition;
  await failsWith(() => validatePartition(task, missing), "INVALID_PARTITION", "undefined as test");
});

test("both sides must have samples", async () => {
  await failsWith(
    () => validatePartition(task, { train: [], test: [0, 0] }),
    "EMPTY_PARTITION",
    "no training sample",
  );
  await failsWith(
    () => validatePartition(task, { train: [0, 0], test: [] }),
    "EMPTY_PARTITION",
    "no test sample",
  );
});

test("a partition file keeps its order; other keys are ignored", () => {
  const text = '\uFEFF{"note": "x", "train": [[3, 4], [0, 1]], "test": [[2, 2]]}\n';
  assert.equal(parsePartitionFile(text, task), {
    train: Int32Array.of(3, 4, 0, 1),
    test: Int32Array.of(2, 2),
  });
});

test("a malformed partition file is refused", async () => {
  const wrong: [string, string][] = [
    ["", "not JSON"],
    ['{"train": [[0, 1], [2', "not JSON"],
    ["null", 'without "train" and "test"'],
    ["[[0,1]]", 'without "train" and "test"'],
    ['{"train": [[0, 1]]}', 'without "train" and "test"'],
    ['{"train": 7, "test": [[0, 1]]}', '7 as "train"'],
    ['{"train": [[0, 1]], "test": [0, 1]}', "test[0] = 0"],
    ['{"train": [[0, 1], [1, 2, 3]], "test": [[0, 0]]}', "train[1] = [1, 2, 3]"],
    ['{"train": [[0, "1"]], "test": [[0, 0]]}', 'train[0] = [0, "1"]'],
  ];
  for (const [text, part] of wrong) {
    const error = await failsWith(
      () => parsePartitionFile(text, task),
      "INVALID_FILE",
      part,
      '"train": [[i, j], ...]',
    );
    assert.is(error.argument, "partitionFile");
  }
});

test("pairs of a file are checked against the task", async () => {
  const file = (train: unknown, other: unknown) => JSON.stringify({ train, test: other });
  const outside = await failsWith(
    () => parsePartitionFile(file([[0, 4294967296]], [[0, 1]]), task),
    "INVALID_PARTITION",
    "train[0] = [0, 4294967296]",
  );
  assert.is(outside.argument, "partitionFile");
  await failsWith(
    () => parsePartitionFile(file([[0, 1]], [[0, 1]]), task),
    "INVALID_PARTITION",
    "also train[0]",
  );
  await failsWith(() => parsePartitionFile(file([], [[0, 1]]), task), "EMPTY_PARTITION", /^partitionFile: /);
});

test("labels and one-hot targets follow the table", () => {
  const labels = trainingLabels(task, Int32Array.of(4, 4, 0, 1, 2, 3));
  assert.equal(labels, Int32Array.of(3, 1, 0));
  assert.equal(trainingLabels(wide, Int32Array.of(0, 2, 1, 2)), Int32Array.of(2, 0));
  assert.equal(oneHotTargets(Int32Array.of(2, 0), 3), Float64Array.of(0, 0, 1, 1, 0, 0));
});

test.run();
