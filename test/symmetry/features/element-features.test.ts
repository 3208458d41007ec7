import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { groupByName } from "../../../src/algebra/groups/group-name.ts";
import { finiteGroupTask } from "../../../src/algebra/tasks/finite-group-task.ts";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { createReferenceBackend } from "../../../src/backend/reference/reference-backend.ts";
import { elementFeatures } from "../../../src/symmetry/features/element-features.ts";
import { centredBlocks } from "../../../src/symmetry/features/feature-blocks.ts";
import { reflectionFeatures } from "../../../src/symmetry/features/reflection-features.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../../support/agop-error.ts";
import { identity } from "../../support/backend-problems.ts";
import { closeTo, relativeFrobenius } from "../../support/close-to.ts";
import { permutationMatrix, transpose } from "../../support/dense-matrix.ts";

const tasks = [
  modularTask({ operation: "x+y", modulus: 6 }),
  modularTask({ operation: "x/y", modulus: 7 }),
  finiteGroupTask({ group: groupByName("S_3") }),
];

test("they are the sum of the centred I - (P_g + P_g')/2", () => {
  for (const task of tasks) {
    const elements = taskElements(task).map(({ permutation }) => permutation);
    fc.assert(
      fc.property(fc.subarray(elements.slice(1), { minLength: 1 }), (chosen) => {
        const expected = new Float64Array(144);
        for (const element of chosen) {
          const permutation = permutationMatrix(element);
          const transposed = transpose(permutation);
          const term = identity(12).map((entry, n) => entry - (permutation[n] + transposed[n]) / 2);
          for (const [n, entry] of centredBlocks(term, [6, 6]).entries()) expected[n] += entry;
        }
        const features = elementFeatures(chosen);
        closeTo(features, expected, { absolute: 1e-13 }, task.name);
        assert.equal(transpose(features), features, "symmetric to the last bit");
      }),
      { numRuns: 20 },
    );
  }
});

test("they are positive semidefinite: the square root, squared, is the matrix", () => {
  const backend = createReferenceBackend();
  for (const task of tasks) {
    for (const { name, permutation } of taskElements(task).slice(1)) {
      const features = elementFeatures([permutation]);
      // The power would drop negative eigenvalues.
      const kept = backend.matrixPowerSync(features, 1);
      assert.ok(relativeFrobenius(kept, features) < 1e-12, `${task.name}, ${name}`);
    }
  }
});

test("one reflection gives its reflection features, and the identity adds nothing", () => {
  const [task] = tasks;
  const elements = taskElements(task).map(({ permutation }) => permutation);
  for (let k = 0; k < 6; k++) {
    assert.equal(elementFeatures([elements[6 + k]]), reflectionFeatures(task, k));
    assert.equal(elementFeatures([elements[0], elements[6 + k]]), reflectionFeatures(task, k));
  }
});

test("the identity alone has no features", async () => {
  const [unit] = taskElements(tasks[0]);
  for (const elements of [[], [unit.permutation]])
    await failsWith(
      () => elementFeatures(elements),
      "INVALID_OPTION",
      /^elements: /,
      "other than the identity",
    );
});

test.run();
