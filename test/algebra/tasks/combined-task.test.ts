import { test } from "uvu";
import * as assert from "uvu/assert";
import { tableTask } from "../../../src/algebra/tables/table-task.ts";
import { combinedTask } from "../../../src/algebra/tasks/combined-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { polynomialTask } from "../../../src/algebra/tasks/polynomial-task.ts";
import { taskDimension } from "../../../src/algebra/tasks/task-dimension.ts";
import { randomPartition } from "../../../src/data/random-partition.ts";
import { encodeSamples, taskProblem } from "../../../src/rfm/task-problem.ts";
import { failsWith } from "../../support/agop-error.ts";

const sum = modularTask({ operation: "x+y", modulus: 5 });
const difference = modularTask({ operation: "x-y", modulus: 5 });

test("the bit is the slow part of the second operand, and shared labels are shared", () => {
  const task = combinedTask(sum, difference);
  assert.is(task.name, "x+y mod 5 | x-y mod 5");
  assert.is(task.secondElements.length, 10);
  assert.is(task.secondElements[3], "3 | x+y mod 5");
  assert.is(task.secondElements[8], "3 | x-y mod 5");
  assert.equal(task.labels, sum.labels);
  for (let a = 0; a < 5; a++) {
    for (let b = 0; b < 5; b++) {
      assert.is(task.table[a * 10 + b], (a + b) % 5);
      assert.is(task.table[a * 10 + 5 + b], (a - b + 5) % 5);
    }
  }
  assert.equal(task.taskBit, { secondElements: 5 });
  assert.is(task.dihedral, undefined);
});

test("labels of both tasks are matched by name", () => {
  const first = tableTask({
    name: "f",
    entries: [
      ["a", "b"],
      ["b", "a"],
    ],
    labels: ["a", "b"],
  });
  const second = tableTask({
    name: "g",
    entries: [
      ["c", "b"],
      ["b", "c"],
    ],
    labels: ["c", "b"],
  });
  const task = combinedTask(first, second);
  assert.equal(task.labels, ["a", "b", "c"]);
  assert.equal(Array.from(task.table, (label) => task.labels[label]).join(""), "abcbbabc");
});

test("samples are [e_a ; e_b ; t]", () => {
  const task = combinedTask(sum, difference);
  assert.is(taskDimension(task), 11);
  assert.is(taskDimension(sum), 10);
  const samples = encodeSamples(task, Int32Array.of(2, 3, 4, 8));
  assert.equal(samples, {
    encoding: "dense",
    dimension: 11,
    rows: Float64Array.of(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1),
  });
  assert.equal(encodeSamples(sum, Int32Array.of(2, 3)), {
    encoding: "pairs",
    pairs: Int32Array.of(2, 3),
    operandSizes: [5, 5],
  });
});

test("partitions and problems work unchanged", () => {
  const task = combinedTask(sum, difference);
  const partition = randomPartition(task, { trainFraction: 0.6 });
  assert.is(partition.train.length, 2 * 30);
  const { train, classes } = taskProblem(task, partition);
  assert.is(classes, 5);
  assert.is(train.samples.encoding, "dense");
});

test("incompatible tasks are refused", async () => {
  const refuse = (second: typeof sum, ...says: string[]) =>
    failsWith(() => combinedTask(sum, second), "INVALID_OPTION", "second: ", ...says);
  await refuse(sum, "x+y mod 5 twice");
  await refuse(modularTask({ operation: "x*y", modulus: 5 }), "1..4 (4 elements)", "0..4 (5 elements)");
  await refuse(polynomialTask({ polynomial: "x/y if y is odd, else x-y", modulus: 5 }), "second operand");
  await refuse(combinedTask(difference, sum), "already combined");
});

test.run();
