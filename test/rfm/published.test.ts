import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { operandSizes, tableIndices } from "../../src/algebra/tasks/pairs.ts";
import { productTask } from "../../src/algebra/tasks/product-task.ts";
import type { Task } from "../../src/algebra/tasks/task.ts";
import { createBackend } from "../../src/backend/create-backend.ts";
import { correctSamples } from "../../src/backend/metrics.ts";
import { degeneratePartition } from "../../src/data/degenerate-partition.ts";
import type { Partition } from "../../src/data/partition.ts";
import { randomPartition } from "../../src/data/random-partition.ts";
import type { IterationRecord } from "../../src/rfm/iterations.ts";
import type { RfmOptions } from "../../src/rfm/options.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import { reflectionPermutation } from "../../src/symmetry/actions/dihedral-permutation.ts";
import { orbitClosure } from "../../src/symmetry/actions/orbits.ts";
import { reflectionIndex } from "../../src/symmetry/actions/reflection-name.ts";
import { reflectionFeatures } from "../../src/symmetry/features/reflection-features.ts";

/** Outcomes published in arXiv 2604.00316, at small sizes. */
const backend = createBackend({ name: "native", threads: 1 });

async function train(
  task: Task,
  partition: Partition,
  options: RfmOptions,
): Promise<readonly IterationRecord[]> {
  const machine = new RecursiveFeatureMachine({ backend, ...options });
  const records = await machine.fit(taskProblem(task, partition));
  machine.dispose();
  return records;
}

const additive = (modulus: number): Task => modularTask({ operation: "x+y", modulus });

for (const modulus of [17, 23]) {
  test(`E1: x+y mod ${modulus} fails on a symmetric training set, and learns with one sample moved`, async () => {
    const task = additive(modulus);
    const symmetric = await train(task, degeneratePartition(task, { reflections: ["0"] }), {
      iterations: 20,
    });
    assert.ok(symmetric.every(({ testAccuracy }) => testAccuracy === 0));
    assert.ok(symmetric.every(({ trainAccuracy }) => trainAccuracy === 1));
    const moved = degeneratePartition(task, { reflections: ["0"], moveToTest: 1 });
    const records = await train(task, moved, { iterations: 20 });
    assert.ok((records[19].testAccuracy ?? 0) > 0.5, `${records[19].testAccuracy}`);
    assert.is(records[19].trainAccuracy, 1);
  });
}

test("E5: Z_3 x Z_5 learns none of its reflections' fixed points, and M shows the reflection", async () => {
  const task = productTask({ orders: [3, 5] });
  for (const k of [0, 4, 11]) {
    const partition = degeneratePartition(task, { reflections: [task.firstElements[k]] });
    const records = await train(task, partition, { iterations: 30 });
    const { features, testAccuracy, trainAccuracy } = records[29];
    assert.is(trainAccuracy, 1);
    assert.is(testAccuracy, 0);
    const { image } = reflectionPermutation(task, k);
    for (let row = 0; row < 15; row++) {
      const block = Array.from(features.subarray(30 * row + 15, 30 * row + 30));
      assert.is(
        15 + block.indexOf(Math.min(...block)),
        image[row],
        "its smallest entries are where P_g has its ones",
      );
    }
  }
});

/**
 * Iterations until the set of correct samples is stable. In the first ten or twenty, one or two samples
 * outside the orbit can be correct by chance: f is rounding noise around 0 there.
 */
const settled = 30;

/** The correct test samples at the end, and those predicted by the orbit closure of the training set. */
async function orbitPrediction(
  task: Task,
  k: number,
  seed: number,
): Promise<{ readonly right: readonly number[]; readonly predicted: readonly number[] }> {
  const partition = randomPartition(task, { seed });
  const options = { initialFeatures: reflectionFeatures(task, k), iterations: settled };
  const records = await train(task, partition, options);
  const sizes = operandSizes(task);
  const closure = orbitClosure(partition.train, [reflectionPermutation(task, k)], sizes);
  const reached = new Set(tableIndices(closure, sizes));
  const tested = tableIndices(partition.test, sizes);
  const { targets } = taskProblem(task, partition).test;
  const correct = correctSamples(records[settled - 1].testPredictions, targets, task.labels.length);
  return {
    right: [...tested.filter((_, n) => correct[n] === 1)],
    predicted: [...tested.filter((index) => reached.has(index))],
  };
}

test("E7: x+y mod 29 started from a reflection gets exactly the orbit of its training set right", async () => {
  const task = additive(29);
  for (const [seed, k] of [0, 1, 5, 20].entries()) {
    const { right, predicted } = await orbitPrediction(task, k, seed);
    assert.is(right.join(), predicted.join(), `k = ${k}`);
    assert.ok(predicted.length > 150 && predicted.length < 270, `${predicted.length} samples`);
  }
});

test("E8: the same on Z_5 x Z_7", async () => {
  const task = productTask({ orders: [5, 7] });
  const { right, predicted } = await orbitPrediction(task, reflectionIndex(task, "(2,3)"), 0);
  assert.is(right.join(), predicted.join());
  assert.ok(predicted.length > 200);
});

test("E13: two held-out samples are learned exactly when no reflection fixes both; one never is", async () => {
  const task = additive(13);
  const accuraciesOf = async (held: readonly (readonly [number, number])[]): Promise<readonly number[]> => {
    const isHeld = (a: number, b: number) => held.some(([first, second]) => first === a && second === b);
    const pairs = task.firstElements.flatMap((_, a) => task.secondElements.map((_, b) => [a, b] as const));
    const partition = {
      train: Int32Array.from(pairs.filter(([a, b]) => !isHeld(a, b)).flat()),
      test: Int32Array.from(held.flat()),
    };
    return (await train(task, partition, { iterations: 20 })).map(
      ({ testAccuracy }) => testAccuracy ?? Number.NaN,
    );
  };
  // s r^k fixes (a, b) with b - a = k.
  for (const held of [
    [[0, 0]],
    [[3, 7]],
    [
      [0, 0],
      [1, 1],
    ],
    [
      [2, 5],
      [4, 7],
    ],
  ] as [number, number][][])
    assert.ok(
      (await accuraciesOf(held)).every((accuracy) => accuracy === 0),
      JSON.stringify(held),
    );
  for (const held of [
    [
      [0, 0],
      [1, 3],
    ],
    [
      [2, 5],
      [4, 8],
    ],
  ] as [number, number][][])
    assert.is((await accuraciesOf(held)).at(-1), 1, JSON.stringify(held));
});

test("E14: another reflection to start from overcomes the symmetry of the training set", async () => {
  const task = additive(29);
  const learned = await train(task, degeneratePartition(task, { reflections: ["4"] }), { iterations: 30 });
  const records = await train(task, degeneratePartition(task, { reflections: ["0"] }), {
    initialFeatures: learned.at(-1)?.features,
    iterations: 10,
  });
  assert.is(records[9].testAccuracy, 1);
});

test.run();
