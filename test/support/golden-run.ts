import * as assert from "uvu/assert";
import type { Backend } from "../../src/backend/backend.ts";
import type { Kernel } from "../../src/backend/kernel.ts";
import { correctSamples } from "../../src/backend/metrics.ts";
import { oneHotTargets } from "../../src/data/targets.ts";
import type { LabelledSamples } from "../../src/rfm/iterations.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { relativeFrobenius } from "./close-to.ts";
import { type GoldenName, readGolden } from "./golden.ts";

/**
 * M_0 of this run makes samples with different labels coincide: K is singular from the start and solvers
 * disagree on alpha, so compare only accuracies.
 */
const singular: GoldenName = "add23_from_reflection5";

/**
 * Entries of M carry the square root of the rounding of AGOP, 1e-8, plus a margin of two digits for the order
 * of sums.
 */
const featureTolerance = 1e-6;
/** Losses of the first ten iterations, absolute. */
const lossTolerance = 1e-9;

/**
 * Repeats a run of the authors' published implementation and compares features, losses, accuracies and the
 * correctness of every prediction.
 */
export async function repeatGoldenRun(name: GoldenName, backend: Backend): Promise<void> {
  const golden = readGolden(name);
  const { meta } = golden;
  const classes = Math.max(...golden.ytrain, ...golden.ytest) + 1;
  const side = (pairs: Int32Array, labels: Int32Array): LabelledSamples => ({
    samples: { encoding: "pairs", pairs, operandSizes: [classes, classes] },
    targets: oneHotTargets(labels, classes),
  });
  const kernel: Kernel =
    meta.kernel === "gaussian" ? { name: "gaussian", bandwidth: meta.bandwidth } : { name: "quadratic" };
  const machine = new RecursiveFeatureMachine({
    kernel,
    ridge: meta.ridge,
    iterations: meta.iters,
    initialFeatures: golden.initialFeatures,
    backend,
  });
  const problem = {
    train: side(golden.train, golden.ytrain),
    test: side(golden.test, golden.ytest),
    classes,
  };
  const compared: number[] = [];
  let correct: Uint8Array = new Uint8Array();
  let iterations = 0;
  for await (const record of machine.iterate(problem)) {
    const at = record.iteration - 1;
    const place = `${name}, iteration ${record.iteration}`;
    assert.is(record.trainAccuracy, golden.trainAccuracy[at], `training accuracy, ${place}`);
    assert.is(record.testAccuracy, golden.testAccuracy[at], `test accuracy, ${place}`);
    correct = correctSamples(record.testPredictions, problem.test.targets, classes);
    iterations = record.iteration;
    if (name === singular) continue;
    if (record.iteration <= 10) {
      assert.ok(
        Math.abs(record.trainLoss - golden.trainLoss[at]) <= lossTolerance,
        `training loss, ${place}`,
      );
      assert.ok(Math.abs(record.testLoss - golden.testLoss[at]) <= lossTolerance, `test loss, ${place}`);
    }
    const features = golden.features.get(record.iteration);
    if (features === undefined) continue;
    const error = relativeFrobenius(record.features, features);
    console.log(`${backend.name} ${name} M_${record.iteration}: relative error ${error.toExponential(1)}`);
    assert.ok(error <= featureTolerance, `features, ${place}: ${error}`);
    compared.push(record.iteration);
  }
  machine.dispose();
  assert.is(iterations, meta.iters);
  assert.equal([...correct], [...golden.correct], `samples right at the end of ${name}`);
  if (name !== singular) assert.equal(compared, [1, 3, 10]);
  console.log(`${backend.name} ${name}: test accuracy ${golden.testAccuracy[iterations - 1]}`);
}
