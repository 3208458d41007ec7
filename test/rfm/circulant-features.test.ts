import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../src/algebra/tasks/modular-task.ts";
import { namedGroupTask } from "../../src/algebra/tasks/named-group-task.ts";
import { polynomialTask } from "../../src/algebra/tasks/polynomial-task.ts";
import { createReferenceBackend } from "../../src/backend/reference/reference-backend.ts";
import { randomPartition } from "../../src/data/random-partition.ts";
import { circulantFeatures } from "../../src/rfm/circulant-features.ts";
import { RecursiveFeatureMachine } from "../../src/rfm/recursive-feature-machine.ts";
import { taskProblem } from "../../src/rfm/task-problem.ts";
import { featureAnalyser } from "../../src/symmetry/features/feature-analysis.ts";
import { failsWith } from "../support/agop-error.ts";
import { closeTo } from "../support/close-to.ts";
import { transpose } from "../support/dense-matrix.ts";

const backend = createReferenceBackend();

test("every block is circulant, off the diagonal Hankel where the task is a quotient, and the rows sum to 0", async () => {
  const shapes = [
    ["x+y", "circulant"],
    ["x*y", "circulant"],
    ["x-y", "Hankel"],
    ["x/y", "Hankel"],
  ] as const;
  for (const [operation, shape] of shapes) {
    const task = modularTask({ operation, modulus: 11 });
    const features = await circulantFeatures(task, { seed: 3, backend });
    const analyser = featureAnalyser(task, []);
    const { deviations } = analyser.analyse(features);
    closeTo(deviations[0].first, 0, { absolute: 1e-12 }, `${operation}, first block`);
    const pattern = analyser.patterns.indexOf(shape);
    closeTo(deviations[pattern].offDiagonal, 0, { absolute: 1e-12 }, `${operation}, ${shape}`);
    assert.ok(deviations[1 - pattern].offDiagonal > 0.1);
    const size = task.firstElements.length;
    for (let row = 0; row < 2 * size; row++) {
      const sum = features.subarray(row * 2 * size, row * 2 * size + size).reduce((a, b) => a + b, 0);
      closeTo(sum, 0, { absolute: 1e-7 }, "sum of a row of a block");
    }
  }
});

test("it is symmetric, and the seed decides", async () => {
  const task = modularTask({ operation: "x+y", modulus: 7 });
  const features = await circulantFeatures(task, { seed: 5, backend });
  closeTo(transpose(features), features, { absolute: 1e-14 }, "transpose");
  assert.equal(await circulantFeatures(task, { seed: 5, backend }), features);
  assert.not.equal(await circulantFeatures(task, { seed: 6, backend }), features);
});

test("one kernel fit with them generalises, and without them learns nothing", async () => {
  const task = modularTask({ operation: "x/y", modulus: 31 });
  const problem = taskProblem(task, randomPartition(task, { seed: 1 }));
  const accuracy = async (initialFeatures: Float64Array | undefined) => {
    const machine = new RecursiveFeatureMachine({ iterations: 1, initialFeatures, backend });
    const [record] = await machine.fit(problem);
    machine.dispose();
    return record.testAccuracy ?? Number.NaN;
  };
  const plain = await accuracy(undefined);
  const circulant = await accuracy(await circulantFeatures(task, { seed: 2, backend }));
  assert.ok(plain < 0.2, String(plain));
  assert.ok(circulant > 0.85, String(circulant));
});

test("any task of a group works, any other is refused", async () => {
  const features = await circulantFeatures(namedGroupTask({ group: "S_3" }), { seed: 1, backend });
  assert.is(features.length, 144);
  for (const task of [
    polynomialTask({ polynomial: "x^2+y^2", modulus: 5 }),
    namedGroupTask({ group: "S_3", operation: "x.y.x" }),
  ])
    await failsWith(
      () => circulantFeatures(task, { seed: 1, backend }),
      "INVALID_OPTION",
      /^task: /,
      task.name,
      "x+y, x-y",
    );
  const task = modularTask({ operation: "x+y", modulus: 5 });
  await failsWith(() => circulantFeatures(task, { seed: -1, backend }), "INVALID_OPTION", /^seed: /);
});

test.run();
