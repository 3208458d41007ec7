import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modularTask } from "../../../src/algebra/tasks/modular-task.ts";
import { compose, inverse } from "../../../src/symmetry/actions/permutation.ts";
import { equivarianceDefects } from "../../../src/symmetry/features/equivariance-defect.ts";
import { reflectionFeatures } from "../../../src/symmetry/features/reflection-features.ts";
import { symmetrise } from "../../../src/symmetry/features/symmetrise.ts";
import { taskElements } from "../../../src/symmetry/groups/task-elements.ts";
import { failsWith } from "../../support/agop-error.ts";
import { identity, numbers } from "../../support/backend-problems.ts";
import { closeTo } from "../../support/close-to.ts";
import { conjugated, minus, norm, randomSymmetric } from "../../support/dense-matrix.ts";

const task = modularTask({ operation: "x+y", modulus: 5 });
const elements = taskElements(task).map(({ permutation }) => permutation);

test("explicit matrices give the same defects at N = 5, symmetric or not", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.boolean(), (seed, symmetric) => {
      const features = symmetric ? randomSymmetric(10, seed) : numbers(100, seed);
      const expected = elements.map(
        (element) => norm(minus(conjugated(element, features), features)) / norm(features),
      );
      closeTo(equivarianceDefects(features, elements), expected, { absolute: 1e-12 }, "defects");
    }),
    { numRuns: 20 },
  );
});

test("a group element and its inverse have the same defect, a product at most the sum", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(9), fc.nat(9), (seed, first, second) => {
      const [g, h] = [elements[first], elements[second]];
      const [ofG, ofH, ofInverse, ofProduct] = equivarianceDefects(randomSymmetric(10, seed), [
        g,
        h,
        inverse(g),
        compose(g, h),
      ]);
      closeTo(ofInverse, ofG, { absolute: 1e-13 }, "inverse");
      assert.ok(ofProduct <= ofG + ofH + 1e-13);
    }),
    { numRuns: 50 },
  );
});

test("an invariant matrix has defect 0", () => {
  assert.equal(equivarianceDefects(identity(10), elements), new Float64Array(10));
  assert.equal(equivarianceDefects(new Float64Array(100), elements), new Float64Array(10));
  assert.equal(
    equivarianceDefects(symmetrise(randomSymmetric(10, 3), elements), elements),
    new Float64Array(10),
  );
  const reflection = equivarianceDefects(reflectionFeatures(task, 2), elements);
  closeTo(reflection[5 + 2], 0, { absolute: 1e-15 }, "its own reflection");
  assert.is(reflection.filter((defect) => defect < 0.1).length, 2, "and the identity alone");
});

test("no element, and a wrong size", async () => {
  assert.equal(equivarianceDefects(identity(3), []), new Float64Array(0));
  await failsWith(() => equivarianceDefects(identity(3), elements), "INVALID_ARRAY", "10 x 10");
});

test.run();
