import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { createBackend } from "../../src/backend/create-backend.ts";
import { measure } from "../../src/backend/metrics.ts";
import type { DenseSamples } from "../../src/backend/samples.ts";
import { randomStream } from "../../src/data/random.ts";
import { randomPartition } from "../../src/data/random-partition.ts";
import type { AgopErrorCode } from "../../src/errors.ts";
import type { IterationRecord, LabelledSamples, RfmProblem } from "../../src/rfm/iterations.ts";
import type { RfmOptions } from "../../src/rfm/options.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import { failsWith } from "../support/agop-error.ts";
import { closeTo, relativeFrobenius } from "../support/close-to.ts";

const backend = createBackend({ name: "native", threads: 1 });
const task = modularTask({ operation: "x+y", modulus: 11 });
const problem = taskProblem(task, randomPartition(task));
const machineOf = (options: RfmOptions = {}) =>
  new RecursiveFeatureMachine({ backend, iterations: 4, ...options });
/** Asserts that two arrays are equal bit by bit. */
const same = (actual: Float64Array, expected: Float64Array) => closeTo(actual, expected, {}, "entries");
/** A record without its computing time. */
const timeless = ({ seconds, ...rest }: IterationRecord) => rest;

test("fit, predict, score and features", async () => {
  const machine = machineOf();
  const records = await machine.fit(problem);
  assert.equal(
    records.map(({ iteration }) => iteration),
    [1, 2, 3, 4],
  );
  const last = records[3];
  assert.ok(records.every(({ trainAccuracy, trainLoss }) => trainAccuracy === 1 && trainLoss < 1e-15));
  assert.ok(records.every(({ seconds }) => seconds > 0));
  const measured = { loss: last.testLoss, accuracy: last.testAccuracy };
  assert.equal(measure(last.testPredictions, problem.test.targets, 11), measured);
  const predictions = await machine.predict(problem.test.samples);
  assert.equal(
    await machine.score(problem.test.samples, problem.test.targets),
    measure(predictions, problem.test.targets, 11),
  );
  same(machine.features, last.features);
  machine.features.fill(0);
  same(machine.features, last.features);
  await failsWith(
    () => machine.score(problem.test.samples, new Float64Array(3)),
    "INVALID_ARRAY",
    "of length 3",
    "targets",
  );
  machine.dispose();
});

test("a machine is fitted after its first iteration, until it is disposed of", async () => {
  const machine = machineOf();
  const isUnfitted = async (): Promise<void> => {
    await failsWith(() => machine.predict(problem.test.samples), "NOT_FITTED");
    await failsWith(() => machine.score(problem.test.samples, problem.test.targets), "NOT_FITTED");
    await failsWith(() => machine.features, "NOT_FITTED");
  };
  await isUnfitted();
  machine.dispose();
  await isUnfitted();
  await machine.fit(problem);
  assert.is(machine.features.length, 22 * 22);
  machine.dispose();
  machine.dispose();
  await isUnfitted();
  await machine.fit(problem);
  assert.is((await machine.predict(problem.test.samples)).length, problem.test.targets.length);
  machine.dispose();
});

test("leaving the loop early keeps M of the iteration reached, and predicts with it", async () => {
  const [whole, early] = [machineOf(), machineOf()];
  const records = await whole.fit(problem);
  for await (const { iteration } of early.iterate(problem)) if (iteration === 2) break;
  same(early.features, records[1].features);
  same(await early.predict(problem.test.samples), records[2].testPredictions);
  whole.dispose();
  early.dispose();
});

test("changes by a caller to a record have no effect", async () => {
  const [untouched, touched] = [machineOf(), machineOf()];
  const records = await untouched.fit(problem);
  for await (const record of touched.iterate(problem)) {
    same(record.features, records[record.iteration - 1].features);
    record.features.fill(Number.NaN);
    record.testPredictions.fill(Number.NaN);
  }
  same(touched.features, records[3].features);
  untouched.dispose();
  touched.dispose();
});

test("training again starts afresh and gives the same", async () => {
  const machine = machineOf();
  const first = await machine.fit(problem);
  const second = await machine.fit(problem);
  assert.equal(second.map(timeless), first.map(timeless));
  const other = modularTask({ operation: "x-y", modulus: 7 });
  await machine.fit(taskProblem(other, randomPartition(other)));
  assert.is(machine.features.length, 14 * 14, "another problem, another size");
  machine.dispose();
});

test("an aborted signal rejects with ABORTED and keeps the last whole iteration", async () => {
  const machine = machineOf({ iterations: 50 });
  const controller = new AbortController();
  const records: IterationRecord[] = [];
  await failsWith(async () => {
    for await (const record of machine.iterate(problem, controller)) {
      records.push(record);
      if (records.length === 3) controller.abort();
    }
  }, "ABORTED");
  assert.is(records.length, 3);
  same(machine.features, records[2].features);
  const [, , , fourth] = await machineOf().fit(problem);
  same(await machine.predict(problem.test.samples), fourth.testPredictions);
  await failsWith(() => machine.fit(problem, { signal: AbortSignal.abort() }), "ABORTED");
  await failsWith(() => machine.features, "NOT_FITTED");
  machine.dispose();
});

test("an invalid problem, control or option is refused before any computation", async () => {
  const machine = machineOf({});
  const refused = (wrong: object, code: AgopErrorCode, ...parts: string[]) =>
    failsWith(() => machine.fit({ ...problem, ...wrong } as never), code, ...parts);
  const { samples, targets } = problem.test;
  await refused({ test: undefined }, "INVALID_OPTION", "test");
  await refused({ train: {} }, "INVALID_ARRAY", "train.samples");
  await refused({ test: { samples } }, "INVALID_ARRAY", "test.targets");
  await refused(
    { test: { samples, targets: targets.slice(11) } },
    "INVALID_ARRAY",
    `length ${targets.length}`,
  );
  await refused({ test: { samples, targets: [...targets] } }, "INVALID_ARRAY", "test.targets");
  await refused({ classes: 0 }, "INVALID_OPTION", "classes");
  await failsWith(() => machine.fit(undefined as never), "INVALID_OPTION", "problem");
  for (const backend of [createBackend(), createBackend({ name: "reference" })]) {
    const signal = new AbortController() as never;
    const matrix = Float64Array.of(1, 0, 0, 1);
    await failsWith(
      () => backend.matrixPower(matrix, 0.5, { signal }),
      "INVALID_OPTION",
      "signal",
      "AbortSignal",
    );
    await failsWith(() => machineOf({ backend }).fit(problem, { signal }), "INVALID_OPTION", "signal");
    const onProgress = 3 as never;
    await failsWith(() => backend.matrixPower(matrix, 0.5, { onProgress }), "INVALID_OPTION", "onProgress");
  }
  await failsWith(
    () => new RecursiveFeatureMachine({ backend: "reference" as never }),
    "INVALID_OPTION",
    "backend",
  );
  await failsWith(() => new RecursiveFeatureMachine(null as never), "INVALID_OPTION", "options");
  await failsWith(() => createBackend("reference" as never), "INVALID_OPTION", "options");
  machine.dispose();
});

test("an abort in the middle of an iteration ends it", async () => {
  const large = modularTask({ operation: "x+y", modulus: 53 });
  const machine = machineOf({ iterations: 1000 });
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  const start = performance.now();
  await failsWith(() => machine.fit(taskProblem(large, randomPartition(large)), controller), "ABORTED");
  assert.ok(performance.now() - start < 5000);
  machine.dispose();
});

test("progress reaches 1", async () => {
  const fractions: number[] = [];
  const machine = machineOf();
  await machine.fit(problem, { onProgress: (fraction) => fractions.push(fraction) });
  assert.equal(fractions, [0.25, 0.5, 0.75, 1]);
  machine.dispose();
});

test("initial features replace the identity, and are not changed", async () => {
  const [whole, first, rest] = [machineOf(), machineOf({ iterations: 2 }), machineOf()];
  const records = await whole.fit(problem);
  await first.fit(problem);
  const initialFeatures = first.features;
  const copy = initialFeatures.slice();
  const continued = machineOf({ iterations: 2, initialFeatures });
  const last = (await continued.fit(problem))[1];
  same(last.features, records[3].features);
  same(last.testPredictions, records[3].testPredictions);
  same(initialFeatures, copy);
  const wrong = machineOf({ initialFeatures: new Float64Array(9) });
  await failsWith(() => wrong.fit(problem), "INVALID_FEATURES", "initialFeatures");
  for (const machine of [whole, first, rest, continued, wrong]) machine.dispose();
});

test("features that become infinite or NaN end the run with DIVERGED", async () => {
  const { train, test: tested, classes } = problem;
  const huge = { ...train, targets: train.targets.map((entry) => entry * 1e60) };
  for (const diagonal of [false, true]) {
    const machine = machineOf({ power: 16, diagonal });
    await failsWith(() => machine.fit({ train: huge, test: tested, classes }), "DIVERGED", "power");
    machine.dispose();
  }
});

/** Gaussian rows; the targets depend only on the first two coordinates. */
function denseProblem(targetsOf: (row: Float64Array) => readonly number[]): RfmProblem {
  const [dimension, count] = [8, 300];
  const random = randomStream(7, "denseProblem");
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const side = (): LabelledSamples => {
    const rows = Float64Array.from({ length: count * dimension }, normal);
    const samples: DenseSamples = { encoding: "dense", rows, dimension };
    const targets = Array.from({ length: count }, (_, n) =>
      targetsOf(rows.subarray(n * dimension, (n + 1) * dimension)),
    );
    return { samples, targets: Float64Array.from(targets.flat()) };
  };
  const [train, tested] = [side(), side()];
  return { train, test: tested, classes: train.targets.length / count };
}

/** Fraction of the trace of M on the first two coordinates. */
function relevantPart(features: Float64Array): number {
  const diagonal = Array.from({ length: 8 }, (_, r) => features[9 * r]);
  return (diagonal[0] + diagonal[1]) / diagonal.reduce((sum, entry) => sum + entry, 0);
}

test("dense regression: M concentrates on the coordinates that matter, and the error falls", async () => {
  const dense = denseProblem((row) => [row[0] * row[1]]);
  const machine = machineOf({
    kernel: { name: "gaussian", bandwidth: 3 },
    ridge: 1e-4,
    iterations: 6,
    rescaling: "largest",
  });
  const records = await machine.fit(dense);
  const [first, last] = [records[0], records[5]];
  assert.ok(relevantPart(last.features) > 0.95, `${relevantPart(last.features)} of the trace`);
  assert.ok(last.testLoss < first.testLoss / 5, `test loss ${first.testLoss}, then ${last.testLoss}`);
  assert.is(last.testPredictions.length, 300);
  const { targets } = dense.test;
  const mean = targets.reduce((sum, y) => sum + y) / 300;
  const squares = targets.reduce((sum, y, i) => sum + (y - last.testPredictions[i]) ** 2, 0);
  const spread = targets.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const absolutes = targets.reduce((sum, y, i) => sum + Math.abs(y - last.testPredictions[i]), 0);
  assert.is(last.testAccuracy, undefined);
  assert.is(last.trainAccuracy, undefined);
  assert.ok(Math.abs((last.testR2 ?? 0) - (1 - squares / spread)) < 1e-12, `R^2 ${last.testR2}`);
  assert.ok(Math.abs((last.testMeanAbsoluteError ?? 0) - absolutes / 300) < 1e-12);
  machine.dispose();
});

test("regression: both backends measure the training set alike, and by its predictions", async () => {
  const dense = denseProblem((row) => [row[0] * row[1]]);
  const { samples, targets } = dense.train;
  for (const name of ["native", "reference"] as const) {
    const machine = machineOf({ backend: createBackend({ name }), ridge: 1, iterations: 2 });
    const [first, second] = await machine.fit(dense);
    const before = machineOf({ ridge: 1, iterations: 1 });
    await before.fit(dense);
    const fitted = await before.predict(samples);
    const expected = measure(fitted, targets, 1);
    for (const [found, wanted] of [
      [second.trainLoss, expected.loss],
      [second.trainR2, expected.r2],
      [second.trainMeanAbsoluteError, expected.meanAbsoluteError],
    ])
      assert.ok(Math.abs((found ?? 0) / (wanted ?? 1) - 1) < 1e-8, `${name}: ${found} and ${wanted}`);
    assert.ok((first.trainR2 ?? 0) > 0 && (first.trainR2 ?? 1) < 1);
    machine.dispose();
    before.dispose();
  }
});

test("dense classification: the same with two classes", async () => {
  const dense = denseProblem((row) => (row[0] * row[1] > 0 ? [1, 0] : [0, 1]));
  const machine = machineOf({
    kernel: { name: "laplace", bandwidth: 8 },
    ridge: 0.1,
    iterations: 6,
    rescaling: "largest",
  });
  const records = await machine.fit(dense);
  const [first, last] = [records[0], records[5]].map(({ testAccuracy = Number.NaN }) => testAccuracy);
  assert.ok(relevantPart(records[5].features) > 0.75, `${relevantPart(records[5].features)} of the trace`);
  assert.ok(last > Math.max(0.9, first + 0.05), `${first}, then ${last}`);
  machine.dispose();
});

test("pairs and their expanded rows are one problem", async () => {
  const expand = ({ samples, targets }: LabelledSamples): LabelledSamples => {
    if (samples.encoding !== "pairs") throw new TypeError("pairs wanted");
    const rows = new Float64Array((samples.pairs.length / 2) * 22);
    for (let n = 0; n < samples.pairs.length / 2; n++) {
      rows[22 * n + samples.pairs[2 * n]] = 1;
      rows[22 * n + 11 + samples.pairs[2 * n + 1]] = 1;
    }
    return { samples: { encoding: "dense", rows, dimension: 22 }, targets };
  };
  const [onPairs, onRows] = [machineOf(), machineOf()];
  await onPairs.fit(problem);
  await onRows.fit({ ...problem, train: expand(problem.train), test: expand(problem.test) });
  assert.ok(relativeFrobenius(onRows.features, onPairs.features) < 1e-6);
  closeTo(
    await onRows.predict(expand(problem.test).samples),
    await onPairs.predict(problem.test.samples),
    { absolute: 1e-6 },
    "predictions",
  );
  onPairs.dispose();
  onRows.dispose();
});

test.run();
