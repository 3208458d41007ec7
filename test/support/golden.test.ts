import { test } from "uvu";
import * as assert from "uvu/assert";
import { goldenNames, readGolden } from "./golden.ts";

for (const name of goldenNames) {
  test(`${name} is consistent`, () => {
    const golden = readGolden(name);
    const { meta } = golden;
    assert.is(golden.train.length, 2 * golden.ytrain.length);
    assert.is(golden.test.length, 2 * golden.ytest.length);
    assert.is(golden.correct.length, golden.ytest.length);
    for (const series of [golden.trainAccuracy, golden.trainLoss, golden.testAccuracy, golden.testLoss]) {
      assert.is(series.length, meta.iters);
    }
    const right = golden.correct.reduce((sum, flag) => sum + flag, 0);
    const accuracy = golden.testAccuracy[meta.iters - 1];
    assert.ok(
      Math.abs(right / golden.correct.length - accuracy) < 1e-6,
      `${right} right, accuracy ${accuracy}`,
    );
    assert.equal([...golden.features.keys()], [1, 3, 10]);
    for (const matrix of golden.features.values()) assert.is(matrix.length, golden.lastFeatures.length);
    assert.is(golden.initialFeatures?.length, meta.Mref === null ? undefined : golden.lastFeatures.length);
    const pairs = new Set<string>();
    for (const set of [golden.train, golden.test]) {
      for (let sample = 0; sample < set.length; sample += 2) pairs.add(`${set[sample]},${set[sample + 1]}`);
    }
    assert.is(pairs.size, golden.ytrain.length + golden.ytest.length);
  });
}

test.run();
